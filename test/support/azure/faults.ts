import type { IncomingMessage, ServerResponse } from 'node:http';

/** Something that goes wrong with the next request to a service, once each. */
export type Fault =
  /** Status 429 until so many milliseconds have passed; who comes back earlier is counted and sent away again. */
  | { readonly kind: 'throttle'; readonly retryAfterMs: number }
  | { readonly kind: 'status'; readonly status: number; readonly headers?: Readonly<Record<string, string>> }
  /** The connection breaks in the middle of the answer. */
  | { readonly kind: 'drop' }
  /** No answer, ever. */
  | { readonly kind: 'silence' };

/** The faults that a service is to have, in their order. */
export class Faults {
  readonly #waiting: Fault[] = [];
  #notBefore = 0;
  /** Requests that came before the time that Retry-After had named. */
  early = 0;

  next(...faults: readonly Fault[]): void {
    this.#waiting.push(...faults);
  }

  /** Ends what is under way. */
  forget(): void {
    this.#waiting.length = 0;
    this.#notBefore = 0;
  }

  /** True when a fault has answered the request. */
  answers(_request: IncomingMessage, response: ServerResponse): boolean {
    if (performance.now() < this.#notBefore) {
      this.early += 1;
      response.writeHead(429, { 'retry-after-ms': '1' }).end();
      return true;
    }
    const fault = this.#waiting.shift();
    if (fault === undefined) return false;
    switch (fault.kind) {
      case 'throttle': {
        // Timers of Node may fire a millisecond before their time.
        this.#notBefore = performance.now() + fault.retryAfterMs - 2;
        const headers =
          fault.retryAfterMs % 1000 === 0
            ? { 'Retry-After': `${fault.retryAfterMs / 1000}` }
            : { 'retry-after-ms': `${fault.retryAfterMs}` };
        response.writeHead(429, headers).end();
        return true;
      }
      case 'status':
        response.writeHead(fault.status, fault.headers).end();
        return true;
      case 'drop':
        response.writeHead(200, { 'Content-Length': '1000' });
        response.write('{');
        setImmediate(() => response.destroy());
        return true;
      case 'silence':
        return true;
    }
  }
}
