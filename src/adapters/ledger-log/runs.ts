import { type PastRun, pastRunsAfter } from '../../ports/ledger.ts';
import type { ChangeRecord } from './records.ts';

/** Every run that a log tells of, oldest first; checkpoints tell of none. */
export function pastRuns(log: readonly ChangeRecord[]): readonly PastRun[] {
  const rows = log.flatMap((record) => ('row' in record ? [{ at: record.at, row: record.row }] : []));
  return rows.reduce(pastRunsAfter, []);
}
