import type { PastRun } from '../ports/ledger.ts';
import type { Drift } from '../verify/drift.ts';

/** A ledger looked back at, with what was found on its target just now. */
export interface TargetHistory {
  readonly target: string;
  /** Oldest first. */
  readonly runs: readonly PastRun[];
  /** Null when the target cannot be compared: nothing was ever finished there, or its last run has not ended. */
  readonly drifts: readonly Drift[] | null;
}

/** Milliseconds over all runs of a kind that were finished. */
export interface Durations {
  readonly count: number;
  readonly median: number;
  readonly longest: number;
}

export interface RunMetrics {
  readonly runs: number;
  /** Finished, and judged well by the last verdict on them. */
  readonly succeeded: number;
  /** Never finished, or judged badly. */
  readonly failed: number;
  /** Finished, and never judged: they count for nothing in the rate. */
  readonly unverified: number;
  /** From 0 to 1; null when no run was judged. */
  readonly successRate: number | null;
  readonly deployments: Durations | null;
  readonly rollbacks: Durations | null;
}

export interface TargetMetrics extends RunMetrics {
  readonly target: string;
  readonly firstRunAt: string | null;
  readonly lastRunAt: string | null;
  /** How many objects are not as the last run left them; null when that cannot be told. */
  readonly drifted: number | null;
}

export interface Metrics {
  readonly all: RunMetrics;
  readonly targets: readonly TargetMetrics[];
}

/** How deployments have gone, for each target and for all together. */
export function metricsOf(histories: readonly TargetHistory[]): Metrics {
  return {
    all: runMetrics(histories.flatMap(({ runs }) => runs)),
    targets: histories.map(({ target, runs, drifts }) => ({
      target,
      firstRunAt: runs[0]?.startedAt ?? null,
      lastRunAt: runs.at(-1)?.startedAt ?? null,
      drifted: drifts?.length ?? null,
      ...runMetrics(runs),
    })),
  };
}

function runMetrics(runs: readonly PastRun[]): RunMetrics {
  const finished = runs.filter(({ finishedAt }) => finishedAt !== null);
  const unverified = finished.filter(({ verdict }) => verdict === null).length;
  const succeeded = finished.filter(({ verdict }) => verdict !== null && verdict !== 'failed').length;
  const judged = runs.length - unverified;
  return {
    runs: runs.length,
    succeeded,
    failed: judged - succeeded,
    unverified,
    successRate: judged === 0 ? null : succeeded / judged,
    deployments: durations(finished.filter(({ rollback }) => !rollback)),
    rollbacks: durations(finished.filter(({ rollback }) => rollback)),
  };
}

/** From a run's first row to its last: a run that was interrupted and gone on with took all the time between. */
function durations(finished: readonly PastRun[]): Durations | null {
  const times = finished
    .map(({ startedAt, finishedAt }) => Date.parse(finishedAt ?? '') - Date.parse(startedAt))
    .sort((a, b) => a - b);
  if (times.length === 0) return null;
  const middle = times.length / 2;
  const median = ((times[Math.ceil(middle) - 1] ?? 0) + (times[Math.floor(middle)] ?? 0)) / 2;
  return { count: times.length, median, longest: times.at(-1) ?? 0 };
}
