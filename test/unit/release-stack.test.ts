import { describe, expect, it } from 'vitest';
import { bundlesToKeep, releaseStack } from '../../src/plan/release-stack.ts';

describe('the releases of a target', () => {
  it.each<[string, string, string]>([
    ['nothing', '', ''],
    ['one release', 'a', 'a'],
    ['one after the other', 'a b c', 'a b c'],
    ['the same one twice', 'a b b', 'a b'],
    ['one that was rolled back from', 'a b a', 'a'],
    ['a new one after a rollback', 'a b a c', 'a c'],
    ['a rollback by two', 'a b c a', 'a'],
    ['one that came again after it was rolled back from', 'a b a b', 'a b'],
  ])('lie below one another after %s', (_, finished, stack) => {
    expect(releaseStack(split(finished))).toEqual(split(stack));
  });

  it.each<[string, number, string]>([
    ['a b c d', 2, 'c d'],
    ['a b c d', 9, 'a b c d'],
    // The release before a is gone from sight, and b, c and d were taken back: still a and its predecessor are kept.
    ['z a b c d a', 2, 'z a d'],
    ['a', 2, 'a'],
    ['', 2, ''],
  ])(
    'of which %s were deployed keep at least %d bundles, the current and the previous one',
    (finished, most, kept) => {
      expect([...bundlesToKeep(split(finished), most)].sort()).toEqual(split(kept).sort());
    },
  );
});

function split(names: string): string[] {
  return names === '' ? [] : names.split(' ');
}
