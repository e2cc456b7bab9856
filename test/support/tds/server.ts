import { createServer, type Server, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { createSecureContext, TLSSocket } from 'node:tls';
import { Handshake } from './handshake.ts';
import { type Login, parseLogin } from './login.ts';
import { type Message, messageType, onMessages, packetsOf } from './packets.ts';
import { type Encryption, preloginAnswer } from './prelogin.ts';
import { parseRequest, type TdsRequest } from './requests.ts';
import { done, loginAccepted, message, type ResultSet, resultSet, type ServerMessage } from './tokens.ts';

/** One part of what a request is answered with, in order. */
export type Reply =
  | ({ readonly kind: 'rows' } & ResultSet)
  | { readonly kind: 'count'; readonly rows: number }
  | ({ readonly kind: 'message' } & ServerMessage)
  /** The connection breaks here. */
  | { readonly kind: 'drop' }
  /** Nothing more comes until the client gives up with an attention. */
  | { readonly kind: 'silence' };

export interface TdsSession {
  readonly id: number;
  readonly login: Login;
}

export interface TdsServerOptions {
  answer(request: TdsRequest, session: TdsSession): readonly Reply[] | Promise<readonly Reply[]>;
  /** A session has ended, however it did. */
  closed?(session: number): void;
  /** What a login is refused with; undefined lets it in. */
  refuse?(login: Login): ServerMessage | undefined;
  readonly encryption?: Encryption;
  /** Key and certificate, in PEM; needed where encryption is on. */
  readonly identity?: { readonly key: string; readonly cert: string };
  /** Milliseconds before each answer, for one round trip. */
  readonly latencyMs?: number;
}

export interface TdsServer {
  readonly port: number;
  /** Every request so far, in the order in which they came. */
  readonly requests: readonly (TdsRequest & { readonly session: number })[];
  readonly logins: readonly Login[];
  /** Breaks the connection of one session, or of all. */
  drop(session?: number): void;
  close(): Promise<void>;
}

/**
 * A TDS 7.4 server on loopback for the real driver: a wire, not an engine. What a batch is answered with is the
 * test's. Message formats: https://learn.microsoft.com/openspecs/windows_protocols/ms-tds.
 */
export async function startTdsServer(options: TdsServerOptions): Promise<TdsServer> {
  const requests: (TdsRequest & { session: number })[] = [];
  const logins: Login[] = [];
  const sockets = new Map<number, Socket>();
  let last = 50;
  const server = createServer((socket) => {
    const id = ++last;
    sockets.set(id, socket);
    socket.setNoDelay(true).on('error', () => undefined);
    socket.on('close', () => {
      sockets.delete(id);
      options.closed?.(id);
    });
    converse(socket, options, {
      id,
      loggedIn: (login) => logins.push(login),
      asked: (request) => requests.push({ ...request, session: id }),
    });
  });
  const port = await listen(server);
  const drop = (session?: number): void => {
    for (const [id, socket] of sockets) if (session === undefined || session === id) socket.destroy();
  };
  return {
    ...{ port, requests, logins, drop },
    async close() {
      drop();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface Listener {
  readonly id: number;
  loggedIn(login: Login): void;
  asked(request: TdsRequest): void;
}

function converse(socket: Socket, options: TdsServerOptions, listener: Listener): void {
  const encryption = options.encryption ?? 'not supported';
  const first = (bytes: Buffer): void => {
    socket.pause();
    socket.write(packetsOf({ type: messageType.answer, payload: preloginAnswer(encryption) }));
    const carrier = encryption === 'on' ? secured(socket, options) : socket;
    serve(carrier, socket, options, listener);
    socket.resume();
    // PRELOGIN is one packet, and a client waits for its answer: there is nothing behind it.
    if (bytes.readUInt16BE(2) !== bytes.length) socket.destroy();
  };
  socket.once('data', first);
}

/** TLS 1.2: the newest that TDS 7 can carry inside PRELOGIN. */
function secured(socket: Socket, { identity }: TdsServerOptions): Duplex {
  if (identity === undefined) throw new Error('a server with encryption needs a key and a certificate');
  const secureContext = createSecureContext({ ...identity, maxVersion: 'TLSv1.2' });
  const carrier = new TLSSocket(new Handshake(socket), { isServer: true, secureContext });
  carrier.on('error', () => socket.destroy());
  return carrier;
}

function serve(carrier: Duplex, socket: Socket, options: TdsServerOptions, listener: Listener): void {
  let session: TdsSession | undefined;
  let prepared = false;
  let silent = false;
  let queue = Promise.resolve();
  const send = (payload: Buffer): void =>
    void carrier.write(packetsOf({ type: messageType.answer, payload }));

  async function handle(received: Message): Promise<void> {
    if (options.latencyMs !== undefined) await wait(options.latencyMs);
    if (received.type === messageType.login7) {
      const login = parseLogin(received.payload);
      listener.loggedIn(login);
      const refusal = options.refuse?.(login);
      if (refusal !== undefined) {
        send(Buffer.concat([message({ class: 14, ...refusal }, 'TEST'), done({ failed: true })]));
        return void socket.end();
      }
      session = { id: listener.id, login };
      return send(loginAccepted(login.database || 'master', login.accessToken !== null));
    }
    if (session === undefined) return void socket.destroy();
    const request = parseRequest(received);
    if (!prepared) {
      // The driver's own first batch: the SET options of its connection.
      prepared = true;
      return send(done());
    }
    listener.asked(request);
    const parts: Buffer[] = [];
    let failed = false;
    for (const reply of await options.answer(request, session)) {
      if (reply.kind === 'rows') parts.push(resultSet(reply), done({ more: true, rows: reply.rows.length }));
      if (reply.kind === 'count') parts.push(done({ more: true, rows: reply.rows }));
      if (reply.kind === 'message') {
        parts.push(message(reply, 'TEST'));
        failed ||= (reply.class ?? 16) > 10;
      }
      if (reply.kind === 'drop') return void socket.destroy();
      if (reply.kind === 'silence') {
        silent = true;
        return;
      }
    }
    send(Buffer.concat([...parts, done({ failed })]));
  }

  onMessages(carrier, (received) => {
    if (received.type === messageType.attention) {
      // The answer that was under way ends, and then the attention is answered by a DONE of its own.
      if (silent) {
        send(done({ failed: true }));
        send(done({ attention: true }));
      }
      silent = false;
      return;
    }
    queue = queue.then(() => handle(received)).catch((error: unknown) => void socket.destroy(error as Error));
  });
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new Error('no port was given'));
      else resolve(address.port);
    });
  });
}
