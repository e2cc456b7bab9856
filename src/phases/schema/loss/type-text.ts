import type { ModelColumn } from '../../../ports/model.ts';

/** A column's type as T-SQL writes it, for guards and for people. */
export function typeText({ type, length, precision, scale }: ModelColumn): string {
  if (type === null) return 'a computed value';
  if (type === 'VECTOR') return `VECTOR(${length}${precision === 16 ? ', FLOAT16' : ''})`;
  if (length !== null) return `${type}(${length === -1 ? 'MAX' : length})`;
  if (type === 'DECIMAL' || type === 'NUMERIC') return `${type}(${precision ?? 18}, ${scale ?? 0})`;
  if (type === 'FLOAT') return `FLOAT(${precision ?? 53})`;
  if (['TIME', 'DATETIME2', 'DATETIMEOFFSET'].includes(type)) return `${type}(${scale ?? 0})`;
  return type;
}
