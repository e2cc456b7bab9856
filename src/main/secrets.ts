import type { Identity } from '../adapters/keyvault/identity.ts';
import type { Environment } from '../adapters/system/child-environment.ts';
import type { EntrustedSecrets } from '../engine/entrusted-secrets.ts';
import { DeployError } from '../errors/deploy-error.ts';
import { Secret } from '../errors/secret.ts';
import type { Inputs } from '../inputs/definitions.ts';
import type { Clock } from '../ports/clock.ts';
import type { Processes } from '../ports/processes.ts';
import { parseReference } from '../ports/secret-reference.ts';
import type { Secrets } from '../ports/secrets.ts';

interface Surroundings {
  readonly environment: Environment;
  readonly clock: Clock;
  readonly processes: Processes;
  readonly signal: AbortSignal;
  /** Told every form in which a secret could be printed. */
  readonly mask: (text: string) => void;
}

/** The vaults and the identity that the inputs name; undefined when they name no identity. */
export function entrustedSecrets(values: Inputs, surroundings: Surroundings): EntrustedSecrets | undefined {
  if (values.identity === undefined) return undefined;
  const references = Object.entries(values['secret-map'] ?? {}).flatMap(([name, text]) => {
    const reference = parseReference(text);
    return reference === undefined ? [] : [[name, reference] as const];
  });
  let opened: Promise<Secrets> | undefined;
  return {
    named: Object.fromEntries(references),
    open: async () => (opened ??= openSecrets(values, surroundings)),
  };
}

/** The SDKs of Azure are loaded here, and by nobody who does not need them. */
async function openSecrets(values: Inputs, surroundings: Surroundings): Promise<Secrets> {
  const { environment, clock, processes, signal, mask } = surroundings;
  const identity = identityOf(values, environment, mask);
  const [{ keyVaultSecrets }, { himdsOf }, { usualBounds }] = await Promise.all([
    import('../adapters/keyvault/key-vault.ts'),
    import('../adapters/keyvault/himds.ts'),
    import('../adapters/keyvault/bounds.ts'),
  ]);
  return keyVaultSecrets(identity, {
    ...{ clock, processes, mask },
    transport: { bounds: { ...usualBounds, signal } },
    himds: himdsOf(process.platform, environment['ProgramData']),
    cliEnvironment: chosen(environment, ['AZURE_CONFIG_DIR', 'REQUESTS_CA_BUNDLE']),
  });
}

/** @throws DeployError IDENTITY_UNAVAILABLE when the job has not what the identity needs of it */
function identityOf(values: Inputs, environment: Environment, mask: (text: string) => void): Identity {
  const { identity: kind, tenant = '', client = '', 'service-connection': serviceConnection = '' } = values;
  const optional = chosen({ tenant: values.tenant, client: values.client }, ['tenant', 'client']);
  switch (kind) {
    case 'github-oidc': {
      const [requestUrl, token] = given(environment, kind, gitHubNames, gitHubRemedy);
      return { kind, tenant, client, requestUrl, requestToken: new Secret(token, mask) };
    }
    case 'azure-pipelines': {
      const [requestUrl, token] = given(environment, kind, pipelinesNames, pipelinesRemedy);
      return { kind, tenant, client, serviceConnection, requestUrl, accessToken: new Secret(token, mask) };
    }
    case 'service-principal': {
      const { 'client-secret': secret, 'client-certificate': certificate } = values;
      if (secret !== undefined) return { kind, tenant, client, secret };
      if (certificate !== undefined) return { kind, tenant, client, certificate };
      throw new Error('a service principal without a secret passed the check of the inputs');
    }
    case 'arc':
    case 'managed-identity':
    case 'azure-cli':
      return { kind, ...optional };
    default:
      throw new Error('secrets were opened without an identity');
  }
}

const gitHubNames = ['ACTIONS_ID_TOKEN_REQUEST_URL', 'ACTIONS_ID_TOKEN_REQUEST_TOKEN'] as const;
const gitHubRemedy =
  'Give the job of GitHub Actions "permissions: id-token: write", or choose another --identity.';
const pipelinesNames = ['SYSTEM_OIDCREQUESTURI', 'SYSTEM_ACCESSTOKEN'] as const;
const pipelinesRemedy =
  'Run this in Azure Pipelines, and map SYSTEM_ACCESSTOKEN: $(System.AccessToken) into the step; or choose another --identity.';

function given(environment: Environment, kind: string, names: readonly [string, string], remedy: string) {
  const lacking = names.filter((name) => (environment[name] ?? '') === '');
  if (lacking.length === 0) return names.map((name) => environment[name] ?? '') as [string, string];
  throw new DeployError({
    code: 'IDENTITY_UNAVAILABLE',
    what: `The identity ${kind} cannot be used here: ${lacking.join(' and ')} ${lacking.length === 1 ? 'is' : 'are'} not set.`,
    remedy,
    evidence: { identity: kind, lacking },
  });
}

function chosen(all: Environment, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = all[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
