import { type Ledger, runAfter } from '../../ports/ledger.ts';
import type { Recording } from './recording.ts';

/** The target's ledger with the recorded rows after its own. */
export function recordedLedger(ledger: Ledger, recording: Recording): Ledger {
  return {
    async lastRun() {
      return recording.rows.reduce(runAfter, await ledger.lastRun());
    },
    async appliedBundle() {
      const recorded = recording.rows.findLast((row) => row.kind === 'run-finished');
      return recorded?.bundle ?? ledger.appliedBundle();
    },
    async lastVerdict() {
      const recorded = recording.rows.findLast((row) => row.kind === 'verdict');
      if (recorded === undefined) return ledger.lastVerdict();
      const { bundle, state, verdict } = recorded;
      return { bundle, state, verdict };
    },
    modelFolder: (model) => ledger.modelFolder(model),
  };
}
