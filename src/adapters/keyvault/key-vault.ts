import { SecretClient } from '@azure/keyvault-secrets';
import { setLogLevel } from '@azure/logger';
import { Secret } from '../../errors/secret.ts';
import type { Clock } from '../../ports/clock.ts';
import type { SecretReference } from '../../ports/secret-reference.ts';
import type { Named, PinnedSecret, SecretProblem, Secrets, WhoAmI } from '../../ports/secrets.ts';
import { claimsOf } from './claims.ts';
import { clientOptions } from './client-options.ts';
import { credentialOf, type Means } from './credential.ts';
import type { Identity } from './identity.ts';
import { identityFailure } from './identity-failure.ts';
import { newestOf, type Version } from './newest.ts';
import {
  ambiguous,
  missing,
  problemsError,
  refusalOf,
  SecretTrouble,
  type Trouble,
  troubleOf,
} from './problem.ts';
import { scopeOf } from './scope.ts';
import { watched } from './watched.ts';

/** The audience of tokens for asking who one is; every tenant knows it. */
const anyResource = 'https://vault.azure.net';

// AZURE_LOG_LEVEL=verbose has the SDKs print whole tokens.
setLogLevel();

const noVersion = '0'.repeat(32);

/** Vaults of Azure, read as one identity. */
export function keyVaultSecrets(
  identity: Identity,
  means: Means & { readonly clock: Clock; readonly mask: (text: string) => void },
): Secrets {
  const { clock, mask, transport } = means;
  const credential = watched(identity, (tell) => credentialOf(identity, means, tell), mask);
  const clients = new Map<string, SecretClient>();

  /** One client a vault: it keeps the connection, the challenge and the token. */
  function clientOf(host: string): SecretClient {
    const known = clients.get(host);
    if (known !== undefined) return known;
    const client = new SecretClient(
      `https://${host}`,
      credential,
      clientOptions(transport, () => undefined),
    );
    clients.set(host, client);
    return client;
  }

  async function metadata(reference: SecretReference): Promise<PinnedSecret> {
    const versions: Version[] = [];
    try {
      const pages = clientOf(reference.host).listPropertiesOfSecretVersions(reference.secret);
      for await (const version of pages) versions.push(version);
    } catch (thrown) {
      throw new SecretTrouble(refusalOf(thrown, reference, 'metadata'));
    }
    const named = versions.filter(({ version }) => version === reference.version);
    const [version, other] = reference.version === undefined ? newestOf(versions) : named;
    if (version?.version === undefined) throw new SecretTrouble(missing(reference));
    if (other !== undefined) throw new SecretTrouble(ambiguous);
    refuse(troubleOf(version, clock.now()));
    return { ...reference, version: version.version };
  }

  /**
   * Whether the value may be read: asked of a version that no secret has, which a vault denies to those who may not
   * read before it finds that there is none.
   */
  async function readable(reference: SecretReference): Promise<PinnedSecret> {
    const settled = await metadata(reference);
    try {
      await clientOf(reference.host).getSecret(reference.secret, { version: noVersion });
    } catch (thrown) {
      const trouble = refusalOf(thrown, settled, 'value');
      if (trouble.fault !== 'missing') throw new SecretTrouble(trouble);
    }
    return settled;
  }

  async function value(reference: PinnedSecret): Promise<Secret> {
    const { host, secret, version } = reference;
    try {
      const { value, properties } = await clientOf(host).getSecret(secret, { version });
      refuse(troubleOf(properties, clock.now()));
      return new Secret(value ?? '', mask);
    } catch (thrown) {
      throw new SecretTrouble(refusalOf(thrown, reference, 'value'));
    }
  }

  return {
    async whoAmI(): Promise<WhoAmI> {
      const { tenant, client, object } = claimsOf((await tokenOf(anyResource)).reveal());
      return {
        kind: identity.kind,
        tenant: tenant ?? 'unknown',
        client: client ?? null,
        object: object ?? null,
      };
    },
    examine: async (named) => each(named, readable),
    resolve: async (named) => allOf(await each(named, metadata)),
    values: async (named) => allOf(await each(named, value)),
    token: tokenOf,
  };

  async function tokenOf(resource: string): Promise<Secret> {
    const given = await credential.getToken(scopeOf(resource));
    if (given === null) throw identityFailure(new Error('no token was given'), identity.kind);
    return new Secret(given.token, mask);
  }
}

function refuse(trouble: Trouble | undefined): void {
  if (trouble !== undefined) throw new SecretTrouble(trouble);
}

interface Gathered<Value> {
  readonly found: Named<Value>;
  readonly problems: readonly SecretProblem[];
}

/** So many requests at once a vault sees from here: enough for a deployment's dozen secrets in a second. */
const abreast = 8;

/** Looks at every secret before any is complained of. */
async function each<Reference extends SecretReference, Value>(
  named: Named<Reference>,
  look: (reference: Reference) => Promise<Value>,
): Promise<Gathered<Value>> {
  const found: Record<string, Value> = {};
  const problems: SecretProblem[] = [];
  const waiting = Object.entries(named);
  const worker = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [name, reference] = next;
      try {
        found[name] = await look(reference);
      } catch (thrown) {
        if (!(thrown instanceof SecretTrouble)) throw thrown;
        problems.push({ name, reference, ...thrown.trouble });
      }
    }
  };
  await Promise.all(Array.from({ length: abreast }, worker));
  const order = Object.keys(named);
  return { found, problems: problems.sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name)) };
}

function allOf<Value>({ found, problems }: Gathered<Value>): Named<Value> {
  if (problems.length > 0) throw problemsError(problems);
  return found;
}
