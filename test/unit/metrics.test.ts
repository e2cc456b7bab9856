import { describe, expect, it } from 'vitest';
import { metricsOf } from '../../src/engine/metrics.ts';
import type { PastRun } from '../../src/ports/ledger.ts';

/** A run that took so many seconds; null for one that never ended. */
function run(took: number | null, verdict: PastRun['verdict'], rollback = false): PastRun {
  const start = Date.UTC(2026, 10, 21, 6);
  return {
    ...{ id: 'r', plan: 'p', bundle: 'b', rollback, lasting: [], verdict },
    startedAt: new Date(start).toISOString(),
    finishedAt: took === null ? null : new Date(start + took * 1000).toISOString(),
  };
}

const measured = (...runs: PastRun[]) => metricsOf([{ target: 't', runs, drifts: [] }]).all;

describe('how deployments have gone', () => {
  it.each<[string, PastRun[], Partial<ReturnType<typeof measured>>]>([
    ['no run', [], { runs: 0, successRate: null, deployments: null, rollbacks: null }],
    [
      'runs judged well and badly',
      [run(1, 'rehearsed'), run(1, 'passed'), run(1, 'passed'), run(1, 'failed')],
      { runs: 4, succeeded: 3, failed: 1, unverified: 0, successRate: 0.75 },
    ],
    [
      'a run that never ended',
      [run(null, null), run(1, 'passed')],
      { succeeded: 1, failed: 1, successRate: 0.5, deployments: { count: 1, median: 1000, longest: 1000 } },
    ],
    ['a run that nobody judged', [run(1, null)], { failed: 0, unverified: 1, successRate: null }],
    [
      'times of deployments and rollbacks apart from one another',
      [run(9, 'passed'), run(1, 'passed'), run(3, 'passed'), run(4, 'passed', true), run(2, 'passed', true)],
      {
        deployments: { count: 3, median: 3000, longest: 9000 },
        rollbacks: { count: 2, median: 3000, longest: 4000 },
      },
    ],
  ])('is told of %s', (_, runs, expected) => {
    expect(measured(...runs)).toMatchObject(expected);
  });

  it('is told for each target, and for all together', () => {
    const one = { target: 'one', runs: [run(1, 'passed')], drifts: null };
    const drifts = [{ change: 'added', kind: 'Seed', name: 's' }] as const;
    const other = { target: 'other', runs: [run(1, 'failed'), run(1, 'passed')], drifts };
    const { all, targets } = metricsOf([one, other]);
    expect(all).toMatchObject({ runs: 3, succeeded: 2, failed: 1 });
    expect(targets.map(({ target, successRate, drifted }) => [target, successRate, drifted])).toEqual([
      ['one', 1, null],
      ['other', 0.5, 1],
    ]);
    expect(targets[0]).toMatchObject({ firstRunAt: '2026-11-21T06:00:00.000Z' });
  });
});
