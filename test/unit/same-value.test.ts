import { expect, it } from 'vitest';
import type { SqlValue } from '../../src/ports/clr-runtime.ts';
import { sameValue } from '../../src/verify/same-value.ts';

it.each<[string, SqlValue, SqlValue, number, boolean]>([
  ['equal numbers', 25, 25, 0, true],
  ['numbers that differ by more than nothing', 25, 25.0000001, 0, false],
  ['numbers within the tolerance', 25, 25.0000001, 1e-6, true],
  ['NULL and NULL', null, null, 0, true],
  ['NULL and zero', null, 0, 1, false],
  ['a number and its text', 1, '1', 0, false],
  ['a vector and its bytes', '0x0000803F', { float32: [1] }, 0, true],
  ['not a number and itself', 'NaN', 'NaN', 0, true],
])('compares %s', (_, actual, expected, tolerance, same) => {
  expect(sameValue(actual, expected, tolerance)).toBe(same);
});
