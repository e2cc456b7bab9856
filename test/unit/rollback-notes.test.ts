import { describe, expect, it } from 'vitest';
import type { Bundle } from '../../src/build/bundle.ts';
import type { BundledAssembly } from '../../src/build/manifest.ts';
import { type RollbackFacts, rollbackNotes } from '../../src/engine/rollback-notes.ts';
import { harmless, type Risk } from '../../src/plan/risk.ts';
import { type Effect, emptyState } from '../../src/plan/state.ts';
import { defineStep } from '../../src/plan/step.ts';
import type { PastRun } from '../../src/ports/ledger.ts';

const digest = (letter: string): string => letter.repeat(64);
const goal = {
  digest: digest('a'),
  manifest: {
    assemblies: [{ name: 'Core', sha512: 'c1' }] as readonly Partial<BundledAssembly>[],
    seeds: [
      { name: 'kept', file: '', source: '' },
      { name: 'changed', file: '', source: '' },
    ],
  },
} as Partial<Bundle> as Bundle;

const step = (title: string, effect: Effect, risk: Risk) =>
  defineStep({ id: title, phase: 'schema', title, kind: 'tx', batches: [], effect, risk });
const schema: Effect = { kind: 'schema', to: 'm', index: 1, of: 1 };
const run = (bundle: string, lasting: readonly string[]): PastRun => ({
  ...{ id: 'r', plan: 'p', bundle, lasting, rollback: false, verdict: null },
  ...{ startedAt: '', finishedAt: '' },
});

/** The notes behind the first, which names both ends of the way. */
function notes(facts: Partial<RollbackFacts>): readonly string[] {
  const nothing = { goal, takenBack: [], observed: emptyState, reached: emptyState, steps: [] };
  return rollbackNotes({ ...nothing, ...facts }).slice(1);
}

describe('what a rollback says before it is approved', () => {
  it('begins with where it goes and what it takes back, each release once', () => {
    const takenBack = [run(digest('b'), []), run(digest('c'), []), run(digest('c'), [])];
    const [first] = rollbackNotes({
      ...{ goal, takenBack, observed: emptyState, reached: emptyState, steps: [] },
    });
    expect(first).toBe(`Goes back to release ${digest('a')}, and takes back bbbbbbbbbbbb, cccccccccccc.`);
  });

  it('is nothing more where all comes back', () => {
    const alter = step('Alter view v', schema, harmless('the other way'));
    const observed = { ...emptyState, seeds: { kept: 'x' } };
    expect(notes({ steps: [alter], observed, takenBack: [run(digest('b'), [])] })).toEqual([]);
  });

  it('names what the newer releases did for good', () => {
    const takenBack = [run(digest('b'), ['Drop table t: What t holds is lost.'])];
    expect(notes({ takenBack })).toEqual([
      'Bundle bbbbbbbbbbbb did what nothing brings back: Drop table t: What t holds is lost.',
    ]);
  });

  it('names what the way back does for good', () => {
    const risk = { level: 'destroys', reason: 'What n holds is lost.', undo: null } as const;
    expect(notes({ steps: [step('Drop table n', schema, risk)] })).toEqual([
      "Going back itself loses something for good, by 'Drop table n': What n holds is lost.",
    ]);
  });

  it('names the seeds whose rows do not all come back', () => {
    const observed = { ...emptyState, seeds: { changed: '2', kept: '1', newer: '1' } };
    const seeding = step('Seed changed', { kind: 'seed', name: 'changed', sha256: '1' }, harmless('x'));
    expect(notes({ observed, steps: [seeding] })).toEqual([
      "Seed changed sets its rows to that release's values; rows that only the newer one names stay.",
      'Seed newer is no part of that release: the rows that it wrote stay as they are.',
    ]);
  });

  it('names what stays of the newer release', () => {
    const assembly = {
      ...{ sha512: 'e1', mvid: 'm', permissionSet: 'SAFE', version: '1.0.0.0' },
      ...{ fileVersion: null, publicKeyToken: null, references: [] },
    };
    const reached = { ...emptyState, assemblies: { Extra: assembly }, trusted: ['c1', 'c2', 'e1'] };
    expect(notes({ reached })).toEqual([
      'Assembly Extra, which that release does not have, stays registered.',
      'The server goes on trusting 2 assemblies of the newer release, so that it can be deployed again.',
    ]);
  });
});
