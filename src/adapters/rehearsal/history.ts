import { emptyState, type TargetState, withEffect } from '../../plan/state.ts';
import { type LedgerEntry, type RecordedVerdict, type Run, runAfter } from '../../ports/ledger.ts';
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

export function lastVerdict(rows: readonly LedgerEntry[]): RecordedVerdict | undefined {
  const row = rows.findLast((entry) => entry.kind === 'verdict');
  return row && { bundle: row.bundle, state: row.state, verdict: row.verdict };
}
