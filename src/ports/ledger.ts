import type { Digest } from '../plan/digest.ts';
import type { Effect, TargetState } from '../plan/state.ts';
import type { CheckClass } from '../verify/check-class.ts';
import type { ModelObject } from './model.ts';

export type VerdictName = 'passed' | 'rehearsed' | 'failed';

/** Everything that is written into the ledger. Rows are only ever added. */
export type LedgerEntry =
  | {
      readonly kind: 'run-started';
      readonly run: string;
      readonly plan: Digest;
      readonly bundle: Digest;
      /** The run goes back to a release that was there before. */
      readonly rollback?: boolean;
      /** The unfinished run that this one takes the place of: nobody can go on with it any more. */
      readonly abandons?: string;
    }
  | { readonly kind: 'run-resumed'; readonly run: string }
  | { readonly kind: 'step-started'; readonly run: string; readonly step: string }
  | {
      readonly kind: 'step-applied';
      readonly run: string;
      readonly step: string;
      readonly sha256: Digest;
      /** Digest of the target's state after the step. */
      readonly state: Digest;
      /** What nothing takes back of it, if there is such: the step and the reason, in a sentence. */
      readonly lasting?: string;
      /** What the step made of the state, where it had happened before anyone could write that down. */
      readonly effect?: Effect;
    }
  | {
      readonly kind: 'run-finished';
      readonly run: string;
      readonly bundle: Digest;
      readonly state: Digest;
      /** The kind of host that it was deployed as. */
      readonly profile?: string;
    }
  | {
      readonly kind: 'verdict';
      readonly bundle: Digest;
      readonly state: Digest;
      readonly verdict: VerdictName;
      /** The classes of checks that were run. */
      readonly classes: readonly CheckClass[];
      readonly counts: Readonly<Record<'passed' | 'failed' | 'notEvaluated', number>>;
    };

/** A run as the ledger tells it. */
export interface Run {
  readonly id: string;
  readonly plan: Digest;
  readonly bundle: Digest;
  readonly applied: readonly { readonly step: string; readonly state: Digest }[];
  /** A step that was begun outside a transaction and whose end was never recorded. */
  readonly underWay: string | null;
  readonly finished: boolean;
}

/** A run looked back at. Times are ISO 8601, UTC. */
export interface PastRun {
  readonly id: string;
  readonly plan: Digest;
  readonly bundle: Digest;
  readonly rollback: boolean;
  readonly startedAt: string;
  /** Null for a run that was never finished. */
  readonly finishedAt: string | null;
  /** What its steps did that nothing takes back, a sentence each. */
  readonly lasting: readonly string[];
  /** The last verdict on what it left; null when nobody asked. */
  readonly verdict: VerdictName | null;
}

/**
 * Every run as it is after one more row, which was written at that time: what was done for good belongs to its own
 * run, a verdict to the last run before it.
 */
export function pastRunsAfter(
  runs: readonly PastRun[],
  { at, row }: { readonly at: string; readonly row: LedgerEntry },
): readonly PastRun[] {
  const changed = (id: string | undefined, change: (run: PastRun) => Partial<PastRun>) =>
    runs.map((run) => (run.id === id ? { ...run, ...change(run) } : run));
  switch (row.kind) {
    case 'run-started': {
      const { run: id, plan, bundle, rollback = false } = row;
      const open = { startedAt: at, finishedAt: null, lasting: [], verdict: null };
      return [...runs, { id, plan, bundle, rollback, ...open }];
    }
    case 'run-finished':
      return changed(row.run, () => ({ finishedAt: at }));
    case 'step-applied': {
      const { lasting } = row;
      if (lasting === undefined) return runs;
      return changed(row.run, (run) => ({ lasting: [...run.lasting, lasting] }));
    }
    case 'verdict':
      return changed(runs.at(-1)?.id, () => ({ verdict: row.verdict }));
    case 'run-resumed':
    case 'step-started':
      return runs;
  }
}

/** What the last finished run was of, and what it left behind. */
export interface Deployed {
  readonly bundle: Digest;
  readonly state: TargetState;
  /** The kind of host that it was deployed as. */
  readonly profile?: string;
}

/** A model that was applied once. */
export interface RememberedModel {
  /** The folder with its DACPACs; the next plan is compared with them. */
  folder(): Promise<string>;
  /** What it consists of; undefined when nobody has written that down. */
  objects(): Promise<readonly ModelObject[] | undefined>;
}

/** A run as it is after one more row; rows of other runs and of other things leave it as it was. */
export function runAfter(run: Run | undefined, row: LedgerEntry): Run | undefined {
  if (row.kind === 'run-started') {
    const { run: id, plan, bundle } = row;
    return { id, plan, bundle, applied: [], underWay: null, finished: false };
  }
  if (run === undefined || !('run' in row) || row.run !== run.id) return run;
  switch (row.kind) {
    case 'run-resumed':
      return run;
    case 'step-started':
      return { ...run, underWay: row.step };
    case 'step-applied': {
      const applied = [...run.applied, { step: row.step, state: row.state }];
      return { ...run, applied, underWay: run.underWay === row.step ? null : run.underWay };
    }
    case 'run-finished':
      return { ...run, finished: true };
  }
}

export interface RecordedVerdict {
  readonly bundle: Digest;
  readonly state: Digest;
  readonly verdict: VerdictName;
  readonly classes: readonly CheckClass[];
}

/** The read side of the ledger; it is written through the session that holds the lock. */
export interface Ledger {
  lastRun(): Promise<Run | undefined>;
  /** Every run, oldest first. */
  runs(): Promise<readonly PastRun[]>;
  deployed(): Promise<Deployed | undefined>;
  lastVerdict(): Promise<RecordedVerdict | undefined>;
  model(digest: Digest): RememberedModel;
  /** A folder with a bundle of the last releases; undefined when the ledger does not keep it (any more). */
  bundleFolder(bundle: Digest): Promise<string | undefined>;
}
