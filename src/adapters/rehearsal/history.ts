import { emptyState, type TargetState, withEffect } from '../../plan/state.ts';
import type { Deployed, LedgerEntry, PastRun, RecordedVerdict, Run } from '../../ports/ledger.ts';
import type { LockHolder, LogRecord } from './log.ts';

/** The state that the effects in a log add up to. */
export function stateAfter(log: readonly LogRecord[]): TargetState {
  return log.reduce(
    (state, record) => ('effect' in record ? withEffect(state, record.effect) : state),
    emptyState,
  );
}

/** The last holder who has not released the lock; whether it still lives is another question. */
export function lockHolder(log: readonly LogRecord[]): LockHolder | null {
  const last = log.findLast((record) => record.kind === 'lock' || record.kind === 'release');
  return last?.kind === 'lock' ? last.owner : null;
}

export function newestToken(log: readonly LogRecord[]): number {
  return log.at(-1)?.fencingToken ?? 0;
}

export function ledgerRows(log: readonly LogRecord[]): readonly LedgerEntry[] {
  return log.flatMap((record) => ('row' in record ? [record.row] : []));
}

export function lastRun(rows: readonly LedgerEntry[]): Run | undefined {
  const start = rows.findLast((row) => row.kind === 'run-started');
  if (start === undefined) return undefined;
  const own = rows.filter((row) => 'run' in row && row.run === start.run);
  const applied = own.filter((row) => row.kind === 'step-applied');
  const begun = own.findLast((row) => row.kind === 'step-started')?.step;
  return {
    id: start.run,
    plan: start.plan,
    bundle: start.bundle,
    applied: applied.map(({ step, state }) => ({ step, state })),
    underWay: begun === undefined || applied.some((row) => row.step === begun) ? null : begun,
    finished: own.some((row) => row.kind === 'run-finished'),
  };
}

/** Every run with what the log's own times and the rows after it tell; a verdict is on the last run before it. */
export function pastRuns(log: readonly LogRecord[]): readonly PastRun[] {
  const runs = new Map<string, PastRun>();
  let latest = '';
  const change = (id: string, parts: (run: PastRun) => Partial<PastRun>): void => {
    const run = runs.get(id);
    if (run !== undefined) runs.set(id, { ...run, ...parts(run) });
  };
  for (const record of log) {
    if (!('row' in record)) continue;
    const { at, row } = record;
    if (row.kind === 'run-started') {
      const { run: id, plan, bundle, rollback = false } = row;
      latest = id;
      const open = { startedAt: at, finishedAt: null, lasting: [], verdict: null };
      runs.set(id, { id, plan, bundle, rollback, ...open });
    } else if (row.kind === 'run-finished') {
      change(row.run, () => ({ finishedAt: at }));
    } else if (row.kind === 'step-applied' && row.lasting !== undefined) {
      const { lasting } = row;
      change(row.run, (run) => ({ lasting: [...run.lasting, lasting] }));
    } else if (row.kind === 'verdict') {
      change(latest, () => ({ verdict: row.verdict }));
    }
  }
  return [...runs.values()];
}

/** The bundles of the finished runs, oldest first. */
export function finishedBundles(rows: readonly LedgerEntry[]): readonly string[] {
  return rows.flatMap((row) => (row.kind === 'run-finished' ? [row.bundle] : []));
}

/** The state is that of the moment when the run was finished: effects that came later are somebody else's. */
export function deployedBy(log: readonly LogRecord[]): Deployed | undefined {
  const at = log.findLastIndex((record) => 'row' in record && record.row.kind === 'run-finished');
  const record = log[at];
  if (record === undefined || !('row' in record) || record.row.kind !== 'run-finished') return undefined;
  return { bundle: record.row.bundle, state: stateAfter(log.slice(0, at)) };
}

export function lastVerdict(rows: readonly LedgerEntry[]): RecordedVerdict | undefined {
  const row = rows.findLast((entry) => entry.kind === 'verdict');
  return row && { bundle: row.bundle, state: row.state, verdict: row.verdict, classes: row.classes ?? [] };
}
