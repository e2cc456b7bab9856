import type { IncomingMessage, ServerResponse } from 'node:http';
import { Faults } from './faults.ts';

/** What a service was asked, as far as tests look at it. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export type Answer = {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
};

/** A service behind a host name: it answers, and remembers what it was asked. */
export class Service {
  readonly asked: Asked[] = [];
  readonly faults = new Faults();
  readonly #answer: (asked: Asked) => Answer;

  constructor(answer: (asked: Asked) => Answer) {
    this.#answer = answer;
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'https://service');
    let body = '';
    for await (const chunk of request.setEncoding('utf8')) body += chunk;
    const asked = {
      method: request.method ?? '',
      path: url.pathname,
      query: url.searchParams,
      headers: request.headers,
      body,
    };
    this.asked.push(asked);
    if (this.faults.answers(request, response)) return;
    const { status, body: content, headers } = this.#answer(asked);
    const text = typeof content === 'string' ? content : JSON.stringify(content ?? {});
    response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8', ...headers }).end(text);
  }

  /** How often a path was asked for. */
  count(path: RegExp): number {
    return this.asked.filter((asked) => path.test(asked.path)).length;
  }
}
