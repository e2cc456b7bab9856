import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';
import { MessageReader, messageType, packetsOf } from './packets.ts';

/**
 * The carrier of TLS in TDS 7: the handshake travels inside PRELOGIN packets, everything after it does not
 * ([MS-TDS] 2.2.6.5, 3.3.5.2). The first byte from the client that begins no such packet tells the end.
 */
export class Handshake extends Duplex {
  readonly #socket: Socket;
  readonly #reader = new MessageReader();
  #wrapped = true;

  constructor(socket: Socket) {
    super();
    this.#socket = socket;
    socket.on('data', (bytes: Buffer) => this.#receive(bytes));
    socket.on('close', () => this.push(null));
  }

  override _read(): void {}

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    const bytes = this.#wrapped ? packetsOf({ type: messageType.prelogin, payload: chunk }) : chunk;
    this.#socket.write(bytes, done);
  }

  #receive(bytes: Buffer): void {
    if (this.#wrapped && bytes[0] !== messageType.prelogin) this.#wrapped = false;
    if (!this.#wrapped) this.push(bytes);
    else for (const { payload } of this.#reader.add(bytes)) this.push(payload);
  }
}
