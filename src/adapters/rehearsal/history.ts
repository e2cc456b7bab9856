import type { TargetState } from '../../plan/state.ts';
import type { LedgerEntry } from '../../ports/ledger.ts';
import type { ChangeRecord, LogView } from '../ledger-log/records.ts';
import { viewOf } from '../ledger-log/view.ts';
import type { LockHolder, LogRecord } from './log.ts';

/** The log without what it tells of the lock. */
export function changesOf(log: readonly LogRecord[]): readonly ChangeRecord[] {
  return log.filter((record): record is ChangeRecord => record.kind !== 'lock' && record.kind !== 'release');
}

/** What a whole log comes to. */
export function viewOfLog(log: readonly LogRecord[]): LogView {
  return viewOf(changesOf(log));
}

/** The state that the effects in a log add up to. */
export function stateAfter(log: readonly LogRecord[]): TargetState {
  return viewOfLog(log).state;
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
