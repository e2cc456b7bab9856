import type { Digest } from '../plan/digest.ts';
import type { Drift } from '../verify/drift.ts';
import { eventsNamed, type StampedEvent } from './stamped.ts';

/** What a comparison of the target with its last deployment came to. */
export interface DriftRecord {
  /** The bundle of that deployment. */
  readonly bundle: Digest;
  readonly drifts: readonly Drift[];
}

export function driftOf(events: readonly StampedEvent[]): DriftRecord | null {
  const checked = eventsNamed(events, 'drift-checked').at(-1);
  return checked === undefined ? null : { bundle: checked.bundle, drifts: checked.drifts };
}
