import type { SqlValue } from '../../ports/clr-runtime.ts';
import type { Cell } from './connection.ts';
import { textLiteral } from './text.ts';

const bytes = /^0x(?:[0-9a-f]{2})*$/i;

/** A value as T-SQL writes it. A text such as `0x00` is bytes: the form that check files have for VARBINARY. */
export function sqlLiteral(value: SqlValue): string {
  if (value === null) return 'NULL';
  if (typeof value === 'boolean') return `CAST(${value ? 1 : 0} AS BIT)`;
  if (typeof value === 'string') return bytes.test(value) ? value : textLiteral(value);
  // A number with a fraction is FLOAT only in this form: 0.1 would be DECIMAL.
  if (typeof value === 'number') return Number.isSafeInteger(value) ? String(value) : value.toExponential();
  const buffer = Buffer.alloc(value.float32.length * 4);
  for (const [index, number] of value.float32.entries()) buffer.writeFloatLE(number, index * 4);
  return `0x${buffer.toString('hex').toUpperCase()}`;
}

/**
 * What the driver gives, as check files write it; undefined for a value that they have no form for.
 * @param like what is expected: BIGINT and DECIMAL come as text.
 */
export function fromCell(cell: Cell | undefined, like: SqlValue): SqlValue | undefined {
  if (cell === null || cell === undefined) return null;
  if (Buffer.isBuffer(cell)) return `0x${cell.toString('hex').toUpperCase()}`;
  if (cell instanceof Date) return typeof like === 'string' ? dateLike(cell, like) : undefined;
  if (typeof cell === 'string' && typeof like === 'number') return Number(cell);
  return cell;
}

/** Dates are written without a zone, with as many digits of the second as they need. */
function dateLike(date: Date, like: string): string {
  const whole = date.toISOString().replace('Z', '');
  return like.includes('.') ? whole : whole.replace(/\.000$/, '');
}
