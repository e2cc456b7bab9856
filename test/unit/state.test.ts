import { describe, expect, it } from 'vitest';
import {
  type AssemblyState,
  type Effect,
  emptyState,
  stateDigest,
  withEffect,
} from '../../src/plan/state.ts';

const schema = (index: number, of: number, to = 'new'): Effect => ({ kind: 'schema', to, index, of });

const library = (name: string, ...references: readonly string[]): AssemblyState => ({
  ...{ sha512: name, mvid: name, permissionSet: 'SAFE', version: '1.0.0.0', fileVersion: null },
  publicKeyToken: null,
  references: references.map((one) => ({ name: one, version: '1.0.0.0', publicKeyToken: null })),
});

describe('the state of a target', () => {
  it('does not depend on the order in which assemblies were trusted', () => {
    const trust = (...hashes: string[]) =>
      hashes.reduce((state, sha512) => withEffect(state, { kind: 'trust', sha512 }), emptyState);
    expect(stateDigest(trust('b', 'a', 'b'))).toBe(stateDigest(trust('a', 'b')));
  });

  it('has the new model only after the last schema step', () => {
    const half = withEffect(emptyState, schema(1, 2));
    expect(half.schema).toEqual({ model: null, moving: { to: 'new', done: 1, of: 2 } });
    expect(withEffect(half, schema(2, 2)).schema).toEqual({ model: 'new', moving: null });
  });

  it.each([
    ['the first step is missing', [schema(2, 2)]],
    ['a step comes twice', [schema(1, 3), schema(1, 3)]],
    ['a step is left out', [schema(1, 3), schema(3, 3)]],
    ['a step belongs to another change', [schema(1, 3), schema(1, 2, 'other')]],
  ])('refuses a schema step when %s', (_, effects) => {
    expect(() => effects.reduce(withEffect, emptyState)).toThrow(/cannot follow/);
  });

  it.each([
    ['a routine is bound to it', { routines: { '[dbo].[f]': { assembly: 'A', sha256: 'x' } } }, '[dbo].[f]'],
    ['another assembly references it', { assemblies: { A: library('A'), B: library('B', 'A') } }, 'B'],
  ])('does not lose an assembly while %s', (_, different, user) => {
    const state = { ...emptyState, assemblies: { A: library('A') }, ...different };
    expect(() => withEffect(state, { kind: 'drop-assembly', name: 'A' })).toThrow(
      `Assembly A cannot be dropped while ${user} needs it.`,
    );
  });

  it('loses an assembly that nothing needs', () => {
    const state = { ...emptyState, assemblies: { A: library('A'), B: library('B', 'A') } };
    expect(withEffect(state, { kind: 'drop-assembly', name: 'B' }).assemblies).toEqual({ A: library('A') });
  });

  it('forgets a dropped routine', () => {
    const bound = withEffect(emptyState, {
      ...{ kind: 'routine', name: '[dbo].[f]', assembly: 'A', sha256: 'x' },
    } as const);
    expect(withEffect(bound, { kind: 'drop-routine', name: '[dbo].[f]' })).toEqual(emptyState);
  });
});
