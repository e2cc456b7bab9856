import {
  createDefaultHttpClient,
  createHttpHeaders,
  createPipelineFromOptions,
  createPipelineRequest,
  type HttpMethods,
} from '@azure/core-rest-pipeline';
import * as z from 'zod/mini';
import { DeployError } from '../../errors/deploy-error.ts';
import type { Secret } from '../../errors/secret.ts';
import { clientOptions, type Transport } from './client-options.ts';

/** The audience that federated credentials of Entra expect. */
const audience = 'api://AzureADTokenExchange';

interface AssertionRequest {
  readonly method: HttpMethods;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly bearer: Secret;
  /** The member of the answer that holds the assertion. */
  readonly member: string;
  readonly service: string;
  readonly remedy: string;
}

/** A GitHub job's own assertion. It lives five to ten minutes, so it is asked for each time that Entra is. */
export function gitHubAssertion(requestUrl: string, bearer: Secret, transport: Transport) {
  const url = new URL(requestUrl);
  url.searchParams.set('audience', audience);
  return async () =>
    ask({
      ...{ method: 'GET', url, headers: {}, bearer, transport, member: 'value' },
      service: "GitHub's token service",
      remedy: 'Give the job "permissions: id-token: write" and run it again.',
    });
}

/** A pipeline's assertion for a service connection, which lives ten minutes. */
export function pipelinesAssertion(
  requestUrl: string,
  serviceConnection: string,
  bearer: Secret,
  transport: Transport,
) {
  const url = new URL(requestUrl);
  url.searchParams.set('api-version', '7.1');
  url.searchParams.set('serviceConnectionId', serviceConnection);
  // Without the header the service answers a bad token with a page to sign in at.
  const headers = { 'Content-Type': 'application/json', 'X-TFS-FedAuthRedirect': 'Suppress' };
  return async () =>
    ask({
      ...{ method: 'POST', url, headers, bearer, transport, member: 'oidcToken' },
      service: "Azure Pipelines' token service",
      remedy:
        'Look whether the id of the service connection is right and the pipeline may use it, and map SYSTEM_ACCESSTOKEN: $(System.AccessToken) into the step.',
    });
}

/** The SDK's own request for pipelines puts a whole answer, a token perhaps, into its log and errors; this does not. */
async function ask(request: AssertionRequest & { readonly transport: Transport }): Promise<string> {
  const { method, url, headers, bearer, transport, member, service, remedy } = request;
  const { additionalPolicies, ...options } = clientOptions(transport, () => undefined);
  const pipeline = createPipelineFromOptions(options);
  for (const { policy, position } of additionalPolicies)
    pipeline.addPolicy(policy, position === 'perRetry' ? { afterPhase: 'Retry' } : {});
  const response = await pipeline.sendRequest(
    createDefaultHttpClient(),
    createPipelineRequest({
      url: url.href,
      method,
      headers: createHttpHeaders({ ...headers, Authorization: `Bearer ${bearer.reveal()}` }),
    }),
  );
  const assertion = memberOf(response.bodyAsText ?? '', member);
  if (response.status === 200 && assertion !== undefined) return assertion;
  throw new DeployError({
    code: 'IDENTITY_REFUSED',
    what: `${service} gave no assertion: status ${response.status}.`,
    remedy,
    evidence: { service, status: response.status },
  });
}

function memberOf(body: string, member: string): string | undefined {
  try {
    return z.object({ [member]: z.string().check(z.minLength(1)) }).parse(JSON.parse(body))[member];
  } catch {
    return undefined;
  }
}
