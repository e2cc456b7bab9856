import type { Digest } from '../../plan/digest.ts';
import type { Effect, TargetState } from '../../plan/state.ts';
import type { Deployed, LedgerEntry, RecordedVerdict, Run } from '../../ports/ledger.ts';

/** Where a log was written: a copy of a database, or one that was moved, carries the log of another place. */
export interface PlaceOfLog {
  readonly server: string;
  readonly database: string;
}

/** What a log comes to: all that the read side of a ledger is asked for, but the history of every run. */
export interface LogView {
  readonly state: TargetState;
  readonly run?: Run | undefined;
  readonly deployed?: Deployed | undefined;
  readonly verdict?: RecordedVerdict | undefined;
  /** The bundles of the finished runs, oldest first. */
  readonly finished: readonly Digest[];
  /** Where the last run was started; absent where that is never written down. */
  readonly place?: PlaceOfLog | undefined;
}

/** What one append to a target's log holds. `transaction` is an effect and its ledger row at once. */
export type ChangeEntry =
  | { readonly kind: 'effect'; readonly step: string; readonly effect: Effect }
  | {
      readonly kind: 'transaction';
      readonly step: string;
      readonly effect: Effect;
      readonly row: LedgerEntry;
    }
  | { readonly kind: 'ledger'; readonly row: LedgerEntry; readonly place?: PlaceOfLog }
  /** All that the records before it come to, so that a reader can begin here. */
  | { readonly kind: 'checkpoint'; readonly view: LogView };

export interface Stamp {
  /** Counts from 1 without a gap. */
  readonly sequence: number;
  readonly fencingToken: number;
  /** ISO 8601, UTC. */
  readonly at: string;
}

export type ChangeRecord = ChangeEntry & Stamp;
