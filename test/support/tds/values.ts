import { type Reader, Writer } from './bytes.ts';

/** The types that the tests' answers use. */
export type ColumnType = 'int' | 'bigint' | 'bit' | 'float' | 'nvarchar' | 'varbinary' | 'datetime2';
export type Value = string | number | bigint | boolean | Uint8Array | Date | null;

const token = {
  intN: 0x26,
  bitN: 0x68,
  floatN: 0x6d,
  dateTime2N: 0x2a,
  varBinary: 0xa5,
  nVarChar: 0xe7,
  guid: 0x24,
};
/** Latin1_General_CI_AS with its version and sort id. */
const collation = Buffer.from([0x09, 0x04, 0xd0, 0x00, 0x34]);
const maximum = 0xffff;
const nullLength = 0xffff_ffff_ffff_ffffn;

/** TYPE_INFO ([MS-TDS] 2.2.5.6). */
export function typeInfo(type: ColumnType): Buffer {
  const out = new Writer();
  switch (type) {
    case 'int':
      return out.u8(token.intN).u8(4).toBuffer();
    case 'bigint':
      return out.u8(token.intN).u8(8).toBuffer();
    case 'bit':
      return out.u8(token.bitN).u8(1).toBuffer();
    case 'float':
      return out.u8(token.floatN).u8(8).toBuffer();
    case 'datetime2':
      return out.u8(token.dateTime2N).u8(7).toBuffer();
    case 'nvarchar':
      return out.u8(token.nVarChar).u16(maximum).bytes(collation).toBuffer();
    case 'varbinary':
      return out.u8(token.varBinary).u16(maximum).toBuffer();
  }
}

/** A value of a row, behind its length. */
export function cell(type: ColumnType, value: Value): Buffer {
  if (type === 'nvarchar') return inChunks(value === null ? null : Buffer.from(String(value), 'utf16le'));
  if (type === 'varbinary') return inChunks(value === null ? null : Buffer.from(value as Uint8Array));
  if (value === null) return Buffer.from([0]);
  const bytes = fixed(type, value);
  return Buffer.concat([Buffer.from([bytes.length]), bytes]);
}

function fixed(type: Exclude<ColumnType, 'nvarchar' | 'varbinary'>, value: Exclude<Value, null>): Buffer {
  const bytes = Buffer.alloc(8);
  switch (type) {
    case 'int':
      bytes.writeInt32LE(Number(value));
      return bytes.subarray(0, 4);
    case 'bigint':
      bytes.writeBigInt64LE(BigInt(value as bigint));
      return bytes;
    case 'bit':
      return Buffer.from([value === true || value === 1 ? 1 : 0]);
    case 'float':
      bytes.writeDoubleLE(Number(value));
      return bytes;
    case 'datetime2':
      return dateTime2(value as Date);
  }
}

/** Hundreds of nanoseconds of the day in five bytes, then days since 0001-01-01 in three. */
function dateTime2(value: Date): Buffer {
  const day = 86_400_000;
  const sinceYearOne = value.getTime() - new Date('0001-01-01T00:00:00Z').getTime();
  const bytes = Buffer.alloc(8);
  bytes.writeUIntLE((sinceYearOne % day) * 10_000, 0, 5);
  bytes.writeUIntLE(Math.floor(sinceYearOne / day), 5, 3);
  return bytes;
}

/** Values of MAX types come in chunks ([MS-TDS] 2.2.5.2.3). */
function inChunks(bytes: Buffer | null): Buffer {
  const out = new Writer();
  if (bytes === null) return out.u64(nullLength).toBuffer();
  out.u64(BigInt(bytes.length));
  if (bytes.length > 0) out.u32(bytes.length).bytes(bytes);
  return out.u32(0).toBuffer();
}

/** A parameter of a call: its type and then its value. */
export function parameterValue(reader: Reader): Value {
  const type = reader.u8();
  switch (type) {
    case token.intN: {
      reader.u8();
      const bytes = reader.bytes(reader.u8());
      if (bytes.length === 0) return null;
      return bytes.length === 8 ? bytes.readBigInt64LE() : bytes.readIntLE(0, bytes.length);
    }
    case token.bitN: {
      reader.u8();
      const bytes = reader.bytes(reader.u8());
      return bytes.length === 0 ? null : bytes[0] === 1;
    }
    case token.floatN: {
      reader.u8();
      const bytes = reader.bytes(reader.u8());
      return bytes.length === 0 ? null : bytes.readDoubleLE();
    }
    case token.nVarChar: {
      const length = reader.u16();
      reader.bytes(collation.length);
      return (length === maximum ? chunks(reader) : sized(reader))?.toString('utf16le') ?? null;
    }
    case token.varBinary:
      return reader.u16() === maximum ? chunks(reader) : sized(reader);
    default:
      throw new Error(`the tests' server knows no parameter of type 0x${type.toString(16)}`);
  }
}

function sized(reader: Reader): Buffer | null {
  const length = reader.u16();
  return length === maximum ? null : reader.bytes(length);
}

function chunks(reader: Reader): Buffer | null {
  if (reader.u64() === nullLength) return null;
  const parts: Buffer[] = [];
  for (let length = reader.u32(); length !== 0; length = reader.u32()) parts.push(reader.bytes(length));
  return Buffer.concat(parts);
}
