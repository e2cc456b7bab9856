import type { PipelinePolicy, PipelineRequest } from '@azure/core-rest-pipeline';

const texts = new WeakMap<PipelineRequest, string>();

/** Keeps what a vault says with a refusal: the SDK drops it from the errors of listings, and only it tells firewall from role. */
export const refusalsKept: PipelinePolicy = {
  name: 'refusalsKept',
  async sendRequest(request, next) {
    const response = await next(request);
    if (response.status === 403) texts.set(response.request, response.bodyAsText ?? '');
    return response;
  },
};

/** What came with the refusal of a request; empty if nothing did. */
export function refusalText(request: PipelineRequest | undefined): string {
  return request === undefined ? '' : (texts.get(request) ?? '');
}
