import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Asked, Service } from './http.ts';

/** The Arc agent's token endpoint: challenges with the path of a key file, and gives a token for its content. */
export class HimdsServer extends Service {
  /** The file that the challenge names. */
  file = '';
  key = '';
  /** The token for a resource. */
  issue: (resource: string) => string = () => '';
  realm: (file: string) => string = (file) => `Basic realm=${file}`;

  constructor() {
    super(({ headers, query }: Asked) => {
      const right = headers['metadata'] === 'true' && query.get('api-version') === '2020-06-01';
      if (!right) return { status: 400 };
      if (headers.authorization !== `Basic ${this.key}`) {
        return { status: 401, headers: { 'WWW-Authenticate': this.realm(this.file) } };
      }
      const expires_on = Math.floor(Date.now() / 1000) + 3600;
      const resource = query.get('resource') ?? '';
      return {
        status: 200,
        body: {
          access_token: this.issue(resource),
          expires_on: `${expires_on}`,
          resource,
          token_type: 'Bearer',
        },
      };
    });
  }
}

/** Plain HTTP on this machine, as the agent has it. */
export async function listenPlainly(
  service: Service,
): Promise<{ readonly endpoint: string; close(): Promise<void> }> {
  const server = createServer((request, response) => void service.handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}/metadata/identity/oauth2/token`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
