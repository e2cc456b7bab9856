import type { Session } from '../../ports/database.ts';
import type { Recording } from './recording.ts';

/** A session that holds no lock, as there is nothing that it could write. */
export function recordingSession(recording: Recording): Session {
  return {
    fencingToken: null,
    tookOverFrom: null,
    async transact(step, _bundleFolder, row) {
      recording.addStep(step);
      recording.addRow(row);
    },
    async execute(step) {
      recording.addStep(step);
    },
    async record(row) {
      recording.addRow(row);
    },
    async close() {
      // Nothing was opened.
    },
  };
}
