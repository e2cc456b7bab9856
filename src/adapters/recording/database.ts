import { type TargetState, withEffect } from '../../plan/state.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Database } from '../../ports/database.ts';
import { recordedLedger } from './ledger.ts';
import { Recording } from './recording.ts';
import { recordingSession } from './session.ts';

/**
 * A target that is read and never written: what would be done to it is kept in memory, and read back as if it had
 * been done. Every member of the port is written out here, so that one that is added to it cannot fall through to
 * the target by itself.
 */
export function recordingDatabase(target: Database, clock: Clock): Database {
  const recording = new Recording();
  return {
    name: target.name,
    ledger: recordedLedger(target, recording),
    async observe(): Promise<TargetState> {
      return recording.effects.reduce(withEffect, await target.observe());
    },
    probe: async (step) => (recording.holds(step) ? 'after' : target.probe(step)),
    /** Not asked of the target: it does not hold what the check is about, and a check may write. */
    async evaluate(check) {
      return { id: check.id, outcome: 'not evaluated', evidence: 'a dry run leaves nothing to look at' };
    },
    async open() {
      return recordingSession(recording, clock);
    },
  };
}
