import { Writer } from './bytes.ts';

const option = { version: 0x00, encryption: 0x01, fedAuthRequired: 0x06, end: 0xff } as const;

/** Whether everything is encrypted, or nothing ([MS-TDS] 2.2.6.5). */
export type Encryption = 'on' | 'not supported';
const encryptionByte: Record<Encryption, number> = { on: 0x01, 'not supported': 0x02 };

/** SQL Server 2025 RTM. */
const version = Buffer.from([17, 0, 0x03, 0xe8, 0, 0]);

/** The answer to a client's PRELOGIN: version, encryption, and that an access token is taken. */
export function preloginAnswer(encryption: Encryption): Buffer {
  const values: [number, Buffer][] = [
    [option.version, version],
    [option.encryption, Buffer.from([encryptionByte[encryption]])],
    [option.fedAuthRequired, Buffer.from([1])],
  ];
  const table = new Writer();
  // Every entry of the table is five bytes, and the table ends with one.
  let offset = values.length * 5 + 1;
  for (const [token, value] of values) {
    const place = Buffer.alloc(4);
    place.writeUInt16BE(offset, 0);
    place.writeUInt16BE(value.length, 2);
    table.u8(token).bytes(place);
    offset += value.length;
  }
  table.u8(option.end);
  for (const [, value] of values) table.bytes(value);
  return table.toBuffer();
}
