import type { SqlValue } from '../ports/clr-runtime.ts';

/**
 * Whether a result is the expected one. Numbers may differ by `tolerance` relative to the larger of both
 * sizes; everything else must be equal, NULL only to NULL.
 */
export function sameValue(actual: SqlValue, expected: SqlValue, tolerance: number): boolean {
  if (typeof actual === 'number' && typeof expected === 'number') {
    return Math.abs(actual - expected) <= tolerance * Math.max(Math.abs(actual), Math.abs(expected));
  }
  return canonical(actual) === canonical(expected);
}

/** Vectors compare as the bytes they stand for, so that either side may be written as numbers. */
function canonical(value: SqlValue): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const bytes = Buffer.alloc(value.float32.length * 4);
  for (const [index, number] of value.float32.entries()) bytes.writeFloatLE(number, index * 4);
  return JSON.stringify(`0x${bytes.toString('hex').toUpperCase()}`);
}
