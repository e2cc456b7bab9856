import type { SqlValue } from '../ports/clr-runtime.ts';

/**
 * Whether a result is the expected one. Numbers may differ by `tolerance` relative to the larger of both
 * sizes, the components of an expected vector by `tolerance` relative to the largest of them; everything else
 * must be equal, NULL only to NULL.
 */
export function sameValue(actual: SqlValue, expected: SqlValue, tolerance: number): boolean {
  if (typeof actual === 'number' && typeof expected === 'number') {
    return Math.abs(actual - expected) <= tolerance * Math.max(Math.abs(actual), Math.abs(expected));
  }
  if (tolerance > 0 && typeof expected === 'object' && expected !== null && typeof actual === 'string') {
    return closeVectors(components(actual), expected.float32, tolerance);
  }
  return canonical(actual) === canonical(expected);
}

function closeVectors(actual: readonly number[], expected: readonly number[], tolerance: number): boolean {
  const allowed = tolerance * Math.max(0, ...expected.map(Math.abs));
  return (
    actual.length === expected.length &&
    actual.every((number, index) => Math.abs(number - (expected[index] ?? Number.NaN)) <= allowed)
  );
}

/** The float32 components of `0x…`; none for a text that is not hexadecimal or no whole vector. */
function components(text: string): readonly number[] {
  const bytes = Buffer.from(text.slice(2), 'hex');
  if (!text.startsWith('0x') || bytes.length % 4 !== 0) return [];
  return Array.from({ length: bytes.length / 4 }, (_, index) => bytes.readFloatLE(index * 4));
}

/** Vectors compare as the bytes they stand for, so that either side may be written as numbers. */
function canonical(value: SqlValue): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const bytes = Buffer.alloc(value.float32.length * 4);
  for (const [index, number] of value.float32.entries()) bytes.writeFloatLE(number, index * 4);
  return JSON.stringify(`0x${bytes.toString('hex').toUpperCase()}`);
}
