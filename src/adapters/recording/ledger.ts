import { withEffect } from '../../plan/state.ts';
import type { Database } from '../../ports/database.ts';
import { type Ledger, pastRunsAfter, runAfter } from '../../ports/ledger.ts';
import type { Recording } from './recording.ts';

/** The target's ledger with the recorded rows after its own. */
export function recordedLedger(target: Database, recording: Recording): Ledger {
  const { ledger } = target;
  return {
    async lastRun() {
      return recording.rows.reduce((run, { row }) => runAfter(run, row), await ledger.lastRun());
    },
    async runs() {
      return recording.rows.reduce(pastRunsAfter, await ledger.runs());
    },
    async deployed() {
      const finished = recording.rows.findLast(({ row }) => row.kind === 'run-finished');
      if (finished?.row.kind !== 'run-finished') return ledger.deployed();
      const effects = recording.effects.slice(0, finished.effects);
      const { bundle, profile } = finished.row;
      const state = effects.reduce(withEffect, await target.observe());
      return { bundle, state, ...(profile === undefined ? {} : { profile }) };
    },
    async lastVerdict() {
      const recorded = recording.rows.findLast(({ row }) => row.kind === 'verdict')?.row;
      if (recorded?.kind !== 'verdict') return ledger.lastVerdict();
      const { bundle, state, verdict, classes } = recorded;
      return { bundle, state, verdict, classes };
    },
    model: (digest) => ledger.model(digest),
    // Nothing is kept in a recording: a bundle that was not deployed before is only where it was.
    bundleFolder: async (bundle) => ledger.bundleFolder(bundle),
  };
}
