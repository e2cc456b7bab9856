import { Writer } from './bytes.ts';
import { type ColumnType, cell, typeInfo, type Value } from './values.ts';

/** A message of the server: an error from class 11 on, otherwise information. */
export interface ServerMessage {
  readonly number: number;
  readonly text: string;
  readonly state?: number;
  readonly class?: number;
  readonly procedure?: string;
  readonly line?: number;
}

export interface ResultSet {
  readonly columns: Readonly<Record<string, ColumnType>>;
  readonly rows: readonly (readonly Value[])[];
}

const doneMore = 0x01;
const doneError = 0x02;
const doneCount = 0x10;
const doneAttention = 0x20;

export function resultSet({ columns, rows }: ResultSet): Buffer {
  const types = Object.entries(columns);
  const out = new Writer().u8(0x81).u16(types.length);
  // Flags 1: the column may hold NULL.
  for (const [name, type] of types) out.u32(0).u16(1).bytes(typeInfo(type)).shortText(name);
  for (const row of rows) {
    out.u8(0xd1);
    for (const [index, [, type]] of types.entries()) out.bytes(cell(type, row[index] ?? null));
  }
  return out.toBuffer();
}

export function message(told: ServerMessage, server: string): Buffer {
  const severity = told.class ?? 16;
  const body = new Writer()
    .u32(told.number)
    .u8(told.state ?? 1)
    .u8(severity)
    .text(told.text)
    .shortText(server)
    .shortText(told.procedure ?? '')
    .u32(told.line ?? 1)
    .toBuffer();
  return new Writer()
    .u8(severity > 10 ? 0xaa : 0xab)
    .u16(body.length)
    .bytes(body)
    .toBuffer();
}

/** The end of a statement, with the number of rows it touched; of a whole answer when nothing more follows. */
export function done(
  options: { more?: boolean; failed?: boolean; attention?: boolean; rows?: number } = {},
): Buffer {
  const { more = false, failed = false, attention = false, rows } = options;
  const status =
    (more ? doneMore : 0) |
    (failed ? doneError : 0) |
    (attention ? doneAttention : 0) |
    (rows === undefined ? 0 : doneCount);
  return new Writer()
    .u8(0xfd)
    .u16(status)
    .u16(0)
    .u64(BigInt(rows ?? 0))
    .toBuffer();
}

/** What a server says when it lets someone in. */
export function loginAccepted(database: string, withAccessToken: boolean): Buffer {
  const program = 'Microsoft SQL Server';
  const acknowledgement = new Writer()
    .u8(1)
    .bytes(Buffer.from([0x74, 0x00, 0x00, 0x04]))
    .shortText(program)
    .bytes(Buffer.from([17, 0, 0x03, 0xe8]))
    .toBuffer();
  const out = new Writer()
    .bytes(changed(1, database, 'master'))
    .u8(0xad)
    .u16(acknowledgement.length)
    .bytes(acknowledgement)
    .bytes(changed(4, '4096', '4096'));
  if (withAccessToken) out.u8(0xae).u8(0x02).u32(0).u8(0xff);
  return out.bytes(done()).toBuffer();
}

/** ENVCHANGE of a text: 1 is the database, 4 the packet size. */
function changed(what: number, now: string, before: string): Buffer {
  const body = new Writer().u8(what).shortText(now).shortText(before).toBuffer();
  return new Writer().u8(0xe3).u16(body.length).bytes(body).toBuffer();
}
