import type { Digest } from '../plan/digest.ts';

export type VerdictName = 'passed' | 'rehearsed' | 'failed';

/** Everything that is written into the ledger. Rows are only ever added. */
export type LedgerEntry =
  | { readonly kind: 'run-started'; readonly run: string; readonly plan: Digest; readonly bundle: Digest }
  | { readonly kind: 'run-resumed'; readonly run: string }
  | { readonly kind: 'step-started'; readonly run: string; readonly step: string }
  | {
      readonly kind: 'step-applied';
      readonly run: string;
      readonly step: string;
      readonly sha256: Digest;
      /** Digest of the target's state after the step. */
      readonly state: Digest;
    }
  | { readonly kind: 'run-finished'; readonly run: string; readonly bundle: Digest; readonly state: Digest }
  | {
      readonly kind: 'verdict';
      readonly bundle: Digest;
      readonly state: Digest;
      readonly verdict: VerdictName;
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
}

/** The read side of the ledger; it is written through the session that holds the lock. */
export interface Ledger {
  lastRun(): Promise<Run | undefined>;
  /** The bundle of the last finished run. */
  appliedBundle(): Promise<Digest | undefined>;
  lastVerdict(): Promise<RecordedVerdict | undefined>;
  /** The folder with the DACPACs of a model that was applied; the next plan is compared with it. */
  modelFolder(model: Digest): string;
}
