import type { TargetState } from '../plan/state.ts';
import type { ProbeAnswer, Step } from '../plan/step.ts';
import type { Check, CheckResult } from '../verify/check.ts';
import type { Ledger, LedgerEntry } from './ledger.ts';

/** Who holds, or wants, the lock: what a refusal names. */
export interface Owner {
  readonly command: string;
  readonly user: string;
  readonly host: string;
  readonly process: number;
}

/** The only way to change a target: exists while the lock is held, and dies with it. */
export interface Session {
  /**
   * Rises with every holder; a session whose token is no longer the newest can write nothing. Null for a session
   * that takes no lock because it writes nothing.
   */
  readonly fencingToken: number | null;
  /** The holder whose lock was taken over because its process is gone. */
  readonly tookOverFrom: Owner | null;
  /** Applies a `tx` step and writes its ledger row: both, or neither. `bundleFolder` holds the step's bytes. */
  transact(step: Step, bundleFolder: string, row: LedgerEntry): Promise<void>;
  /** Applies a step that cannot be in a transaction. */
  execute(step: Step, bundleFolder: string): Promise<void>;
  /** With the row that starts a run comes the folder of its bundle: the ledger keeps a copy for a rollback. */
  record(entry: LedgerEntry, bundleFolder?: string): Promise<void>;
  close(): Promise<void>;
}

/** One database on one server, or its rehearsal. */
export interface Database {
  /** The kind and the name of the target, as plans and messages name it. */
  readonly name: string;
  readonly ledger: Ledger;
  observe(): Promise<TargetState>;
  /** Whether a step that cannot be in a transaction has happened. */
  probe(step: Step): Promise<ProbeAnswer>;
  evaluate(check: Check): Promise<CheckResult>;
  /**
   * Takes the lock.
   * @throws DeployError LOCK_HELD, naming the holder.
   */
  open(owner: Owner): Promise<Session>;
}
