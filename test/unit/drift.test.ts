import { describe, expect, it } from 'vitest';
import { stateDrift } from '../../src/engine/drift.ts';
import { emptyState, type TargetState } from '../../src/plan/state.ts';
import type { ModelObject } from '../../src/ports/model.ts';
import { driftBetween, driftSentence, type Fingerprint } from '../../src/verify/drift.ts';

const print = (kind: string, name: string, digest = 'd'): Fingerprint => ({ kind, name, digest });

describe('the drift between two lists of fingerprints', () => {
  it.each<[string, Fingerprint[], Fingerprint[], string[]]>([
    ['nothing at all', [], [], []],
    ['the same in another order', [print('A', '1'), print('A', '2')], [print('A', '2'), print('A', '1')], []],
    ['one object more', [], [print('Table', '[t]')], ['Table [t] was added']],
    ['one object less', [print('Table', '[t]')], [], ['Table [t] was removed']],
    ['another digest', [print('Table', '[t]')], [print('Table', '[t]', 'e')], ['Table [t] was changed']],
    [
      'another kind under the same name',
      [print('Table', '[t]')],
      [print('View', '[t]')],
      ['Table [t] was removed', 'View [t] was added'],
    ],
  ])('is told of %s', (_, expected, actual, sentences) => {
    expect(driftBetween(expected, actual).map(driftSentence)).toEqual(sentences);
  });
});

describe('the drift between two states', () => {
  const table = (name: string, definition: string): ModelObject => ({
    ...{ type: 'Table', name, columns: [], table: null, definition },
  });
  const models: Readonly<Record<string, readonly ModelObject[]>> = {
    one: [table('[a]', '1'), table('[b]', '1')],
    other: [table('[a]', '2'), table('[b]', '1')],
    twin: [table('[a]', '1'), table('[b]', '1')],
  };
  const ledger = {
    model: (digest: string) => ({ folder: async () => '', objects: async () => models[digest] }),
  };
  const having = (model: string | null, parts: Partial<TargetState> = {}): TargetState => ({
    ...emptyState,
    schema: { model, moving: null },
    ...parts,
  });
  const assembly = {
    ...{ sha512: 'a', mvid: 'm', permissionSet: 'SAFE', version: '1.0.0.0' },
    ...{ fileVersion: null, publicKeyToken: null, references: [] },
  };

  it.each<[string, TargetState, TargetState, string[]]>([
    ['none in the same state', having('one'), having('one'), []],
    ['the objects of two known models', having('one'), having('other'), ['Table [a] was changed']],
    ['the first model of all', having(null), having('one'), ['Table [a] was added', 'Table [b] was added']],
    [
      'a model whose objects are the same',
      having('one'),
      having('twin'),
      ['Model of the schema was changed'],
    ],
    ['a model that nobody described', having('one'), having('strange'), ['Model of the schema was changed']],
    [
      'a change of the schema under way',
      having('one'),
      { ...emptyState, schema: { model: 'one', moving: { to: 'other', done: 1, of: 2 } } },
      ['Model of the schema was changed'],
    ],
    [
      'assemblies, routines, access, seeds and trust',
      having('one', {
        assemblies: { A: assembly },
        routines: { '[r]': { assembly: 'A', sha256: '1' } },
        seeds: { s: '1' },
      }),
      having('one', {
        assemblies: { A: { ...assembly, permissionSet: 'UNSAFE' } },
        access: { reader: { facts: ['GRANT'], over: 'o' } },
        seeds: { s: '2' },
        trusted: ['ff'],
      }),
      [
        'Access of role reader was added',
        'Assembly A was changed',
        'CLR routine [r] was removed',
        'Seed s was changed',
        'Trusted SHA-512 ff was added',
      ],
    ],
  ])('names %s', async (_, expected, actual, sentences) => {
    expect((await stateDrift(expected, actual, ledger)).map(driftSentence)).toEqual(sentences);
  });
});
