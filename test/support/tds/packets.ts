import type { Duplex } from 'node:stream';

/** Types of messages that a client sends, and the one of every answer ([MS-TDS] 2.2.3.1.1). */
export const messageType = {
  batch: 0x01,
  rpc: 0x03,
  answer: 0x04,
  attention: 0x06,
  login7: 0x10,
  sspi: 0x11,
  prelogin: 0x12,
} as const;

/** What a client is offered by default ([MS-TDS] 2.2.6.4, PacketSize). */
const packetSize = 4096;
const headerSize = 8;
const endOfMessage = 0x01;

export interface Message {
  readonly type: number;
  readonly payload: Buffer;
}

/** Cuts a payload into packets of one type. */
export function packetsOf({ type, payload }: Message): Buffer {
  const room = packetSize - headerSize;
  const count = Math.max(1, Math.ceil(payload.length / room));
  const packets = Array.from({ length: count }, (_, index) => {
    const part = payload.subarray(index * room, (index + 1) * room);
    const header = Buffer.alloc(headerSize);
    header.writeUInt8(type, 0);
    header.writeUInt8(index === count - 1 ? endOfMessage : 0, 1);
    header.writeUInt16BE(headerSize + part.length, 2);
    header.writeUInt8((index + 1) % 256, 6);
    return Buffer.concat([header, part]);
  });
  return Buffer.concat(packets);
}

/** Puts the packets of a stream together to messages. */
export class MessageReader {
  #pending = Buffer.alloc(0);
  #payload: Buffer[] = [];

  /** @returns the messages that are complete with these bytes. */
  add(bytes: Buffer): readonly Message[] {
    this.#pending = Buffer.concat([this.#pending, bytes]);
    const messages: Message[] = [];
    while (this.#pending.length >= headerSize) {
      const length = this.#pending.readUInt16BE(2);
      if (this.#pending.length < length) break;
      const packet = this.#pending.subarray(0, length);
      this.#pending = this.#pending.subarray(length);
      this.#payload.push(packet.subarray(headerSize));
      if ((packet.readUInt8(1) & endOfMessage) === 0) continue;
      messages.push({ type: packet.readUInt8(0), payload: Buffer.concat(this.#payload) });
      this.#payload = [];
    }
    return messages;
  }
}

/** Calls back with each message, one at a time and in order. */
export function onMessages(stream: Duplex, handle: (message: Message) => void): void {
  const reader = new MessageReader();
  stream.on('data', (bytes: Buffer) => {
    for (const message of reader.add(bytes)) handle(message);
  });
}
