import { createServer as createPlainServer } from 'node:http';
import { Agent, createServer } from 'node:https';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { type ConnectionOptions, connect as connectTls } from 'node:tls';
import { type Authority, certificateAuthority } from '../certificates.ts';
import type { Service } from './http.ts';

/**
 * Services behind their real names, on this machine: TLS with certificates of the test's own authority. A test
 * reaches them by an agent, a program by a proxy, so nothing in between has to be told of loopback addresses.
 */
export interface Cloud {
  readonly authority: Authority;
  /** Leads every name here, and trusts the given authority (that of the services if none). */
  agent(trusted?: string): Agent;
  /** A proxy for HTTPS_PROXY that leads every name here. */
  proxy(): Promise<string>;
  close(): Promise<void>;
}

export async function startCloud(services: Readonly<Record<string, Service>>): Promise<Cloud> {
  const authority = await certificateAuthority();
  const certificate = await authority.issue(...Object.keys(services));
  const server = createServer(certificate, (request, response) => {
    const service = services[request.headers.host ?? ''];
    if (service === undefined) response.writeHead(421).end();
    else void service.handle(request, response).catch(() => response.destroy());
  });
  const port = await listening(server);
  const agents: Agent[] = [];
  const proxies: { close(): Promise<void> }[] = [];
  return {
    authority,
    agent(trusted = authority.cert) {
      const agent = new LoopbackAgent(port, trusted);
      agents.push(agent);
      return agent;
    },
    async proxy() {
      const proxy = await startProxy(port);
      proxies.push(proxy);
      return proxy.url;
    },
    async close() {
      for (const agent of agents) agent.destroy();
      for (const proxy of proxies) await proxy.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Names stay what they are, in TLS and in the Host header; only the connection goes elsewhere. */
class LoopbackAgent extends Agent {
  readonly #port: number;
  readonly #trusted: string;

  constructor(port: number, trusted: string) {
    super({ keepAlive: false });
    this.#port = port;
    this.#trusted = trusted;
  }

  override createConnection(options: ConnectionOptions & { readonly host?: string }) {
    return connectTls({
      servername: options.host ?? '',
      host: '127.0.0.1',
      port: this.#port,
      ca: this.#trusted,
    });
  }
}

async function startProxy(port: number) {
  const sockets = new Set<Socket>();
  const server = createPlainServer().on('connect', (_request, downstream: Socket, head: Buffer) => {
    const upstream = connect(port, '127.0.0.1', () => {
      downstream.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      upstream.write(head);
      upstream.pipe(downstream).pipe(upstream);
    });
    for (const [one, other] of [
      [upstream, downstream],
      [downstream, upstream],
    ] as const) {
      sockets.add(one);
      one.on('error', () => other.destroy()).on('close', () => sockets.delete(one));
    }
  });
  const proxyPort = await listening(server);
  return {
    url: `http://127.0.0.1:${proxyPort}`,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function listening(server: {
  listen(port: number, host: string, done: () => void): unknown;
  address(): unknown;
}) {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}
