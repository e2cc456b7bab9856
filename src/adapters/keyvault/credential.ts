import type { TokenCredential } from '@azure/core-auth';
import {
  ClientAssertionCredential,
  ClientCertificateCredential,
  ClientSecretCredential,
  ManagedIdentityCredential,
} from '@azure/identity';
import type { Processes } from '../../ports/processes.ts';
import { gitHubAssertion, pipelinesAssertion } from './assertion.ts';
import { azureCliCredential } from './azure-cli.ts';
import { clientOptions, type Transport } from './client-options.ts';
import { type Himds, himdsCredential } from './himds.ts';
import type { Identity } from './identity.ts';

/** What a credential works with besides its identity. */
export interface Means {
  readonly transport: Transport;
  readonly processes: Processes;
  readonly himds: Himds;
  /** For the Azure CLI's process. */
  readonly cliEnvironment: Readonly<Record<string, string>>;
}

/**
 * The credential of exactly the chosen kind; nothing else is tried when it fails.
 * @param tell hears what kept an answer away
 */
export function credentialOf(
  identity: Identity,
  means: Means,
  tell: (error: unknown) => void,
): TokenCredential {
  const { transport, processes, himds, cliEnvironment } = means;
  const options = clientOptions(transport, tell);
  switch (identity.kind) {
    case 'github-oidc': {
      const { tenant, client, requestUrl, requestToken } = identity;
      const assertion = gitHubAssertion(requestUrl, requestToken, transport);
      return new ClientAssertionCredential(tenant, client, assertion, options);
    }
    case 'azure-pipelines': {
      const { tenant, client, serviceConnection, requestUrl, accessToken } = identity;
      const assertion = pipelinesAssertion(requestUrl, serviceConnection, accessToken, transport);
      return new ClientAssertionCredential(tenant, client, assertion, options);
    }
    case 'service-principal': {
      const { tenant, client } = identity;
      if ('secret' in identity) {
        return new ClientSecretCredential(tenant, client, identity.secret.reveal(), options);
      }
      const certificate = identity.certificate.reveal();
      return new ClientCertificateCredential(tenant, client, { certificate }, options);
    }
    case 'arc':
      return himdsCredential(himds, transport.bounds);
    case 'managed-identity':
      return identity.client === undefined
        ? new ManagedIdentityCredential(options)
        : new ManagedIdentityCredential({ ...options, clientId: identity.client });
    case 'azure-cli': {
      const { tenant } = identity;
      const cli = { processes, environment: cliEnvironment, ...(tenant === undefined ? {} : { tenant }) };
      return azureCliCredential(cli, transport.bounds);
    }
  }
}
