import { describe, expect, it } from 'vitest';
import { previousOf, releasesToPrune } from '../../src/release/prune.ts';
import fc from '../support/properties.ts';

const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((letter) => letter.repeat(64)) as [
  string,
  string,
  string,
  string,
];

describe('pruning', () => {
  it.each([
    ['keeps the last two of four', { present: [a, b, c, d], switched: [a, b, c, d], current: d }, 2, [b, a]],
    [
      'keeps the current one and the one before it though none is to be kept',
      { present: [a, b, c], switched: [a, b, c], current: c },
      0,
      [a],
    ],
    ['keeps what a rollback came from', { present: [a, b, c], switched: [a, b, c, b], current: b }, 0, [a]],
    ['keeps what was never switched to', { present: [a, b, c, d], switched: [a, b, d], current: d }, 0, [a]],
    ['takes none for previous that is gone', { present: [a, c], switched: [a, b, c], current: c }, 0, []],
    ['has nothing to do on a new host', { present: [], switched: [], current: null }, 0, []],
  ])('%s', (_, host, keep, expected) => {
    expect(releasesToPrune(host, keep)).toEqual(expected);
  });

  it('never names the current or the previous release, nor one that is not there', () => {
    const digest = fc.constantFrom(a, b, c, d);
    fc.assert(
      fc.property(
        fc.uniqueArray(digest),
        fc.array(digest),
        fc.option(digest),
        fc.nat(4),
        (present, switched, current, keep) => {
          const host = { present, switched, current };
          const pruned = releasesToPrune(host, keep);
          expect(pruned).not.toContain(current);
          expect(pruned).not.toContain(previousOf(host));
          expect(pruned.every((one) => present.includes(one))).toBe(true);
          expect(new Set(pruned).size).toBe(pruned.length);
        },
      ),
    );
  });
});
