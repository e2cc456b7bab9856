import type { Clock } from '../../ports/clock.ts';
import type { Session } from '../../ports/database.ts';
import type { LedgerEntry } from '../../ports/ledger.ts';
import type { Recording } from './recording.ts';

/** A session that holds no lock, as there is nothing that it could write. */
export function recordingSession(recording: Recording, clock: Clock): Session {
  const addRow = (row: LedgerEntry): void => recording.addRow(row, clock.now().toISOString());
  return {
    fencingToken: null,
    tookOverFrom: null,
    async transact(step, _bundleFolder, row) {
      recording.addStep(step);
      addRow(row);
    },
    async execute(step) {
      recording.addStep(step);
    },
    async record(row) {
      addRow(row);
    },
    async close() {
      // Nothing was opened.
    },
  };
}
