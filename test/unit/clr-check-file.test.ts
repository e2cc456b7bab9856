import { describe, expect, it } from 'vitest';
import type { ClrRoutine } from '../../src/ports/clr-runtime.ts';
import { clrChecks } from '../../src/verify/clr-checks.ts';
import { assemblyNamed } from '../support/clr-metadata.ts';

const routine = (kind: string, method: string | null = 'M'): ClrRoutine => ({
  ...{ kind, schema: 'dbo', name: kind, class: 'C', method, parameters: [], returns: null },
  ...{ deterministic: null, precise: null, dataAccess: null, contract: null },
});
const library = assemblyNamed('A', {
  routines: [
    routine('scalar-function'),
    routine('table-function'),
    routine('aggregate', null),
    routine('type', null),
    routine('procedure'),
  ],
});
const checked = (kind: string, one: object) =>
  clrChecks(JSON.stringify({ routine: `dbo.${kind}`, cases: [{ name: 'n', ...one }] }), 'f.json', [library]);

const value = { arguments: [1], expected: 2 };
const rows = { arguments: [1], expectedRows: [[1, 'a']] };
const outputs = { arguments: [1, null], expectedOutputs: { o: 2 } };
const aggregate = { aggregate: [[1], [null]], expected: 2 };
const text = { arguments: ['1'], expected: '1' };

describe('a file of CLR checks', () => {
  it.each([
    ['scalar-function', value, 'value'],
    ['table-function', rows, 'rows'],
    ['procedure', outputs, 'outputs'],
    ['aggregate', aggregate, 'aggregate'],
    ['type', text, 'type'],
    ['type', { arguments: [null], expected: null }, 'type'],
  ])('describes a call of a %s', (kind, one, of) => {
    expect(checked(kind, one)).toMatchObject([{ id: `dbo.${kind}: n`, tolerance: 0, expectation: { of } }]);
  });

  it.each([
    ['scalar-function', rows, 'Give the case arguments and expected.'],
    ['table-function', value, 'Give the case arguments and expectedRows.'],
    ['aggregate', value, 'Give the case aggregate and expected.'],
    ['type', value, 'Give the case arguments with one text or NULL'],
    ['procedure', value, 'Give the case arguments and expectedOutputs.'],
    ['scalar-function', outputs, 'Give the case arguments and expected.'],
  ])('is refused when a case does not fit a %s: %j', (kind, one, remedy) => {
    expect(() => checked(kind, one)).toThrow(
      expect.objectContaining({ code: 'CHECK_INVALID', remedy: expect.stringContaining(remedy) }),
    );
  });

  it.each([
    ['no expectation', { arguments: [1] }],
    ['an unknown member', { ...value, tolerence: 1 }],
    ['a negative tolerance', { ...value, tolerance: -1 }],
  ])('is refused with %s, naming the case', (_, one) => {
    expect(() => checked('scalar-function', one)).toThrow(/f\.json .*cases\.0/);
  });
});
