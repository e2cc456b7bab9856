import { emptyState, type TargetState, withEffect } from '../../plan/state.ts';
import {
  type Deployed,
  type LedgerEntry,
  type PastRun,
  pastRunsAfter,
  type RecordedVerdict,
  type Run,
  runAfter,
} from '../../ports/ledger.ts';
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
  return rows.reduce<Run | undefined>(runAfter, undefined);
}

export function pastRuns(log: readonly LogRecord[]): readonly PastRun[] {
  const rows = log.flatMap((record) => ('row' in record ? [{ at: record.at, row: record.row }] : []));
  return rows.reduce(pastRunsAfter, []);
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
