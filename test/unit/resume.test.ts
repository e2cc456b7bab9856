import { describe, expect, it } from 'vitest';
import { standingOf } from '../../src/engine/resume.ts';
import { makePlan, type Plan } from '../../src/plan/plan.ts';
import { harmless } from '../../src/plan/risk.ts';
import { emptyState, type TargetState, withEffect } from '../../src/plan/state.ts';
import { defineStep, type ProbeAnswer } from '../../src/plan/step.ts';
import type { Database } from '../../src/ports/database.ts';
import type { Run } from '../../src/ports/ledger.ts';

const base = { phase: 'clr', title: 't', batches: ['SELECT 1;'], risk: harmless('nothing') } as const;
const trust = defineStep({
  ...base,
  id: 'trust',
  kind: 'server',
  probe: 'SELECT 1;',
  effect: { kind: 'trust', sha512: 'a' },
});
const blind = defineStep({ ...base, id: 'blind', kind: 'notx', effect: { kind: 'trust', sha512: 'b' } });
const seed = defineStep({
  ...base,
  id: 'seed',
  kind: 'tx',
  effect: { kind: 'seed', name: 's', sha256: 'x' },
});
const plan: Plan = makePlan({
  bundle: 'b',
  options: { database: 'd', profile: 'p', target: 't' },
  observed: emptyState,
  steps: [trust, blind, seed],
});
const trusted = withEffect(emptyState, trust.effect);

/** A target in a given state: what standingOf looks at, and nothing else. */
function target(state: TargetState, answer: ProbeAnswer = 'before'): Database {
  return {
    name: 'the target',
    observe: async () => state,
    probe: async () => answer,
  } as Partial<Database> as Database;
}

function run(parts: Partial<Run>): Run {
  return { id: 'r', plan: plan.digest, bundle: 'b', applied: [], underWay: null, finished: false, ...parts };
}

describe('where a run stands', () => {
  it('is its beginning when nothing was ever applied', async () => {
    expect(await standingOf(plan, undefined, target(emptyState))).toEqual({
      applied: 0,
      nextHasHappened: false,
      nextIsUntold: false,
    });
  });

  it('is behind the last recorded step', async () => {
    const applied = [{ step: 'trust', state: '' }];
    expect(await standingOf(plan, run({ applied }), target(trusted))).toEqual({
      applied: 1,
      nextHasHappened: false,
      nextIsUntold: false,
    });
  });

  it.each<[ProbeAnswer, string, TargetState, boolean, boolean]>([
    ['before', 'nothing of it', emptyState, false, false],
    ['after', 'it', trusted, true, false],
    ['after', 'nothing of it', emptyState, true, true],
  ])('is told by the probe of a step that was under way: %s, where the state tells %s', async (...row) => {
    const [answer, , state, nextHasHappened, nextIsUntold] = row;
    const found = await standingOf(plan, run({ underWay: 'trust' }), target(state, answer));
    expect(found).toEqual({ applied: 0, nextHasHappened, nextIsUntold });
  });

  it.each<[string, Run | undefined, Database, string]>([
    [
      'the probe finds neither state',
      run({ underWay: 'trust' }),
      target(emptyState, 'neither'),
      'STEP_UNCERTAIN',
    ],
    [
      'the step has no probe',
      run({ applied: [{ step: 'trust', state: '' }], underWay: 'blind' }),
      target(trusted),
      'STEP_UNCERTAIN',
    ],
    ['the target moved before the first step', undefined, target(trusted), 'TARGET_MOVED'],
    [
      'the target moved after a step',
      run({ applied: [{ step: 'trust', state: '' }] }),
      target(emptyState),
      'TARGET_MOVED',
    ],
    ['the run was of another plan', run({ plan: 'other' }), target(emptyState), 'RUN_UNFINISHED'],
  ])('is refused when %s', async (_, found, database, code) => {
    await expect(standingOf(plan, found, database)).rejects.toMatchObject({ code });
  });
});
