/** Puts little-endian values together, as TDS orders nearly all of them. */
export class Writer {
  readonly #parts: Buffer[] = [];

  u8(value: number): this {
    return this.bytes(Buffer.from([value]));
  }

  u16(value: number): this {
    const part = Buffer.alloc(2);
    part.writeUInt16LE(value);
    return this.bytes(part);
  }

  u32(value: number): this {
    const part = Buffer.alloc(4);
    part.writeUInt32LE(value >>> 0);
    return this.bytes(part);
  }

  u64(value: bigint): this {
    const part = Buffer.alloc(8);
    part.writeBigUInt64LE(BigInt.asUintN(64, value));
    return this.bytes(part);
  }

  bytes(part: Uint8Array): this {
    this.#parts.push(Buffer.from(part));
    return this;
  }

  /** A string behind its length in characters, in one byte (B_VARCHAR). */
  shortText(text: string): this {
    return this.u8(text.length).bytes(Buffer.from(text, 'utf16le'));
  }

  /** A string behind its length in characters, in two bytes (US_VARCHAR). */
  text(text: string): this {
    return this.u16(text.length).bytes(Buffer.from(text, 'utf16le'));
  }

  toBuffer(): Buffer {
    return Buffer.concat(this.#parts);
  }
}

/** Takes little-endian values apart, from the front. */
export class Reader {
  readonly #buffer: Buffer;
  position: number;

  constructor(buffer: Buffer, position = 0) {
    this.#buffer = buffer;
    this.position = position;
  }

  get left(): number {
    return this.#buffer.length - this.position;
  }

  u8(): number {
    return this.bytes(1).readUInt8();
  }

  u16(): number {
    return this.bytes(2).readUInt16LE();
  }

  u32(): number {
    return this.bytes(4).readUInt32LE();
  }

  u64(): bigint {
    return this.bytes(8).readBigUInt64LE();
  }

  bytes(length: number): Buffer {
    const from = this.position;
    this.position += length;
    if (this.position > this.#buffer.length) throw new RangeError('the message ends too soon');
    return this.#buffer.subarray(from, this.position);
  }

  /** Text of a length in characters. */
  characters(length: number): string {
    return this.bytes(length * 2).toString('utf16le');
  }
}
