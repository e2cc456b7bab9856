import { emptyState, type TargetState, withEffect } from '../../plan/state.ts';
import type { LedgerEntry, RecordedVerdict, Run } from '../../ports/ledger.ts';
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

export function lastVerdict(rows: readonly LedgerEntry[]): RecordedVerdict | undefined {
  const row = rows.findLast((entry) => entry.kind === 'verdict');
  return row && { bundle: row.bundle, state: row.state, verdict: row.verdict };
}
