import { himdsOf } from '../../../src/adapters/keyvault/himds.ts';
import type { Identity } from '../../../src/adapters/keyvault/identity.ts';
import { keyVaultSecrets } from '../../../src/adapters/keyvault/key-vault.ts';
import { systemClock } from '../../../src/adapters/system/clock.ts';
import { nodeProcesses } from '../../../src/adapters/system/processes.ts';
import { DeployError } from '../../../src/errors/deploy-error.ts';
import { Secret } from '../../../src/errors/secret.ts';
import type { SecretProblem, Secrets } from '../../../src/ports/secrets.ts';
import { type Cloud, startCloud } from './cloud.ts';
import { client, Entra, tenant } from './entra.ts';
import { GitHubTokens, gitHubUrl, PipelinesTokens, pipelinesUrl, serviceConnection } from './oidc.ts';
import { Vault } from './vault.ts';

export const subject = 'repo:octo/database:environment:production';
export const clientSecret = 'client~secret.of%the application';

export const secretOf = (value: string): Secret => new Secret(value, () => undefined);

type Means = Parameters<typeof keyVaultSecrets>[1];

/** A cloud with one vault, and the ways to sign in to it. */
export interface Azure {
  readonly cloud: Cloud;
  readonly entra: Entra;
  readonly gitHub: GitHubTokens;
  readonly pipelines: PipelinesTokens;
  readonly vault: Vault;
  /** Everything that the mask was told. */
  readonly masked: Set<string>;
  as(identity: Identity, others?: Partial<Means>): Secrets;
}

export async function azure(): Promise<Azure> {
  const entra = new Entra();
  const gitHub = new GitHubTokens('github request token', subject);
  const pipelines = new PipelinesTokens('system access token', subject);
  const vault = new Vault('tests');
  const cloud = await startCloud({
    'login.microsoftonline.com': entra,
    'run.actions.githubusercontent.com': gitHub,
    'vstoken.dev.azure.com': pipelines,
    [vault.host]: vault,
  });
  entra.application.secret = clientSecret;
  entra.application.subject = subject;
  const masked = new Set<string>();
  return {
    ...{ cloud, entra, gitHub, pipelines, vault, masked },
    as: (identity, others = {}) =>
      keyVaultSecrets(identity, {
        transport: transportOf(cloud),
        processes: nodeProcesses({ PATH: '/nowhere' }),
        himds: himdsOf('linux'),
        cliEnvironment: {},
        clock: systemClock,
        mask: (text) => void masked.add(text),
        ...others,
      }),
  };
}

/** Bounds that no machine is too slow for, unless a test is about them. */
export function transportOf(
  cloud: Cloud,
  others: { attemptMs?: number; totalMs?: number; trusted?: string } = {},
) {
  const { attemptMs = 30_000, totalMs = 60_000, trusted } = others;
  const bounds = { attemptMs, totalMs, signal: new AbortController().signal };
  return { bounds, agent: cloud.agent(trusted), retryDelayMs: 1 };
}

export const servicePrincipal: Identity = {
  ...{ kind: 'service-principal', tenant, client },
  secret: secretOf(clientSecret),
};

export const gitHubOidc: Identity = {
  ...{ kind: 'github-oidc', tenant, client, requestUrl: gitHubUrl },
  requestToken: secretOf('github request token'),
};

export const azurePipelines: Identity = {
  ...{ kind: 'azure-pipelines', tenant, client, serviceConnection, requestUrl: pipelinesUrl },
  accessToken: secretOf('system access token'),
};

/** The error of the toolkit that a promise ends with. */
export async function refusalOf(promise: Promise<unknown>): Promise<DeployError> {
  const thrown = await promise.then(
    (value) => new Error(`no refusal but ${JSON.stringify(value)}`),
    (error: unknown) => error,
  );
  if (thrown instanceof DeployError) return thrown;
  throw thrown;
}

export function problemsOf(error: DeployError): readonly SecretProblem[] {
  return error.evidence['problems'] as readonly SecretProblem[];
}
