import { describe, expect, it } from 'vitest';
import { canonicalJson, digestOf } from '../../src/plan/digest.ts';
import fc from '../support/properties.ts';

describe('canonical JSON', () => {
  it('does not depend on the order in which members were set', () => {
    expect(canonicalJson({ b: [{ d: 1, c: null }], a: 'x' })).toBe('{"a":"x","b":[{"c":null,"d":1}]}');
  });

  it('sorts by code units, also names that are numbers', () => {
    expect(canonicalJson({ '9': 1, '10': 2, b: 3, B: 4, '\u20ac': 5, __proto__x: 6 })).toBe(
      '{"10":2,"9":1,"B":4,"__proto__x":6,"b":3,"\u20ac":5}',
    );
  });

  it('leaves undefined members out', () => {
    expect(canonicalJson({ a: undefined, b: 1 })).toBe('{"b":1}');
  });

  it('reads back as the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('gives different digests for different values', () => {
    expect(digestOf({ a: 1 })).not.toBe(digestOf({ a: '1' }));
  });
});
