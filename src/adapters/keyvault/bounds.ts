import { type PipelinePolicy, RestError } from '@azure/core-rest-pipeline';

/** How long anything here may take. */
export interface Bounds {
  /** One request, to the last byte of its answer. */
  readonly attemptMs: number;
  /** A request with its repetitions and the waits between them, whatever Retry-After asks for. */
  readonly totalMs: number;
  readonly signal: AbortSignal;
}

export const usualBounds: Omit<Bounds, 'signal'> = { attemptMs: 20_000, totalMs: 120_000 };

/** Bounds every request of an SDK; its own default is to wait for ever. */
export function bounded({ attemptMs, totalMs, signal }: Bounds): PipelinePolicy {
  return {
    name: 'bounded',
    async sendRequest(request, next) {
      request.timeout = attemptMs;
      const own = request.abortSignal === undefined ? [] : [request.abortSignal as AbortSignal];
      request.abortSignal = AbortSignal.any([...own, signal, AbortSignal.timeout(totalMs)]);
      return next(request);
    },
  };
}

/**
 * Tells of what kept an answer away, because MSAL throws that away, and lets an answer that broke off be asked for
 * again, which the SDK takes for a fault of its parser.
 */
export function witnessed(tell: (error: unknown) => void): PipelinePolicy {
  return {
    name: 'witnessed',
    async sendRequest(request, next) {
      try {
        return await next(request);
      } catch (thrown) {
        tell(thrown);
        const brokeOff = thrown instanceof RestError && thrown.code === RestError.PARSE_ERROR;
        if (brokeOff) throw new RestError(thrown.message, { code: 'ECONNRESET', request });
        throw thrown;
      }
    },
  };
}
