import { describe, expect, it } from 'vitest';
import { approve } from '../../src/engine/approver.ts';
import { makePlan, planDigest } from '../../src/plan/plan.ts';
import { harmless } from '../../src/plan/risk.ts';
import { emptyState } from '../../src/plan/state.ts';
import { defineStep } from '../../src/plan/step.ts';

const step = defineStep({
  id: 'seed/one',
  phase: 'seed',
  title: 'Seed one',
  kind: 'tx',
  batches: ['SELECT 1;'],
  risk: harmless('nothing'),
  effect: { kind: 'seed', name: 'one', sha256: 'x' },
});
const options = { database: 'd', profile: 'sql2022-linux', target: 'rehearsal:t' };
const plan = makePlan({ bundle: 'b', options, observed: emptyState, steps: [step] });

describe('a plan', () => {
  it.each([
    ['the bundle', { ...plan, bundle: 'other' }],
    ['an option', { ...plan, options: { ...options, database: 'other' } }],
    ['the observed state', { ...plan, observed: { ...emptyState, trusted: ['x'] } }],
    ['a step', { ...plan, steps: [defineStep({ ...step, batches: ['SELECT 2;'] })] }],
    ['the number of steps', { ...plan, steps: [] }],
  ])('has another digest when %s is another', (_, changed) => {
    expect(planDigest(changed)).not.toBe(plan.digest);
  });

  it('has the same digest whenever and wherever it is made', () => {
    expect(
      makePlan({ steps: [step], observed: { ...emptyState }, options: { ...options }, bundle: 'b' }),
    ).toEqual(plan);
  });

  it('is approved by its whole digest only', () => {
    expect(approve(plan, plan.digest).plan).toBe(plan);
    expect(() => approve(plan, plan.digest.slice(0, 12))).toThrow(/was approved/);
    expect(() => approve(plan, '')).toThrow(/nothing was approved/);
  });
});
