import type { ModelColumn } from '../../../ports/model.ts';

/** How a column's values fare when its type changes. `kept` is for types that hold every value of the old one. */
export type Conversion = 'kept' | 'narrowed' | 'converted' | 'json' | 'vector';

const text = ['CHAR', 'VARCHAR', 'NCHAR', 'NVARCHAR'];
const binary = ['BINARY', 'VARBINARY'];
const decimals = ['DECIMAL', 'NUMERIC'];
const integers = ['BIT', 'TINYINT', 'SMALLINT', 'INT', 'BIGINT'];
const fractions = ['TIME', 'DATETIME2', 'DATETIMEOFFSET'];

/** Decimal digits that the largest value of an integer type needs. */
const digits: Readonly<Record<string, number>> = { BIT: 1, TINYINT: 3, SMALLINT: 5, INT: 10, BIGINT: 19 };

/** Types that hold all values of another one, beyond the families below. */
const holds: Readonly<Record<string, readonly string[]>> = {
  REAL: ['FLOAT'],
  SMALLMONEY: ['MONEY'],
  DATE: ['DATETIME2', 'DATETIMEOFFSET'],
  SMALLDATETIME: ['DATETIME', 'DATETIME2', 'DATETIMEOFFSET'],
  TIMESTAMP: ['ROWVERSION'],
  ROWVERSION: ['TIMESTAMP'],
};

/** Compares two types by their declarations; of an alias type only its name is known. */
export function conversionOf(before: ModelColumn, after: ModelColumn): Conversion {
  const [from, to] = [before.type ?? '', after.type ?? ''];
  if (from === 'VECTOR' || to === 'VECTOR') return vectorConversion(before, after);
  if (from === to) return fits(before, after) ? 'kept' : 'narrowed';
  if (from === 'JSON' || to === 'JSON') return 'json';
  return widens(before, after, from, to) ? 'kept' : 'converted';
}

/** For a column that the sources call a VECTOR: a VARBINARY in its place may not change its length either. */
export function vectorConversionOf(before: ModelColumn, after: ModelColumn): Conversion {
  const isStandIn = before.type === 'VARBINARY' && after.type === 'VARBINARY';
  if (!isStandIn) return conversionOf(before, after);
  return before.length === after.length ? 'kept' : 'vector';
}

function vectorConversion(before: ModelColumn, after: ModelColumn): Conversion {
  if (before.type !== after.type) return 'converted';
  return before.length === after.length && before.precision === after.precision ? 'kept' : 'vector';
}

/** Whether a declaration of the same type leaves at least as much room. */
function fits(before: ModelColumn, after: ModelColumn): boolean {
  return (
    room(after.length) >= room(before.length) &&
    (after.scale ?? 0) >= (before.scale ?? 0) &&
    wholeDigits(after) >= wholeDigits(before)
  );
}

/** Digits in front of the point; a FLOAT's bits do for it, and a time has a scale alone. */
function wholeDigits({ precision, scale }: ModelColumn): number {
  return precision === null ? 0 : precision - (scale ?? 0);
}

function room(length: number | null): number {
  return length === -1 ? Number.POSITIVE_INFINITY : (length ?? 0);
}

function widens(before: ModelColumn, after: ModelColumn, from: string, to: string): boolean {
  const both = (family: readonly string[]): boolean => family.includes(from) && family.includes(to);
  if (both(text)) return (to.startsWith('N') || !from.startsWith('N')) && fits(before, after);
  if (both(binary) || both(decimals)) return fits(before, after);
  if (both(integers)) return integers.indexOf(to) > integers.indexOf(from);
  if (integers.includes(from) && decimals.includes(to)) {
    return (after.precision ?? 0) - (after.scale ?? 0) >= (digits[from] ?? 0);
  }
  // A DATETIME counts in three-hundredths of a second, which three decimals tell apart.
  if (from === 'DATETIME' && ['DATETIME2', 'DATETIMEOFFSET'].includes(to)) return (after.scale ?? 0) >= 3;
  if (from === 'DATETIME2' && to === 'DATETIMEOFFSET') return (after.scale ?? 0) >= (before.scale ?? 0);
  if (fractions.includes(from)) return false;
  return holds[from]?.includes(to) === true;
}
