import { Reader } from './bytes.ts';
import { type Message, messageType } from './packets.ts';
import { parameterValue, type Value } from './values.ts';

/** A batch of text, or a call of `sp_executesql` with parameters: what the toolkit's driver sends. */
export interface TdsRequest {
  readonly kind: 'batch' | 'call';
  readonly sql: string;
  readonly parameters: Readonly<Record<string, Value>>;
}

const executeSql = 10;

export function parseRequest({ type, payload }: Message): TdsRequest {
  const reader = new Reader(payload);
  // ALL_HEADERS: its own length first ([MS-TDS] 2.2.5.3).
  reader.bytes(reader.u32() - 4);
  if (type === messageType.batch) {
    return { kind: 'batch', sql: reader.bytes(reader.left).toString('utf16le'), parameters: {} };
  }
  if (reader.u16() !== 0xffff || reader.u16() !== executeSql) {
    throw new Error("the tests' server knows no procedure but sp_executesql");
  }
  reader.u16();
  const values: [string, Value][] = [];
  while (reader.left > 0) {
    const name = reader.characters(reader.u8());
    reader.u8();
    values.push([name, parameterValue(reader)]);
  }
  const [statement, , ...rest] = values;
  return { kind: 'call', sql: String(statement?.[1]), parameters: Object.fromEntries(rest) };
}
