import type { DeployError } from '../errors/deploy-error.ts';
import type { LintResult } from '../errors/finding.ts';
import type { Digest } from '../plan/digest.ts';
import type { Plan } from '../plan/plan.ts';
import type { PhaseName } from '../plan/step.ts';
import type { Owner } from '../ports/database.ts';
import type { VerdictName } from '../ports/ledger.ts';
import type { CheckResult } from '../verify/check.ts';
import type { CheckClass } from '../verify/check-class.ts';
import type { Drift } from '../verify/drift.ts';
import type { Diagnosis } from './doctor/diagnosis.ts';
import type { Metrics } from './metrics.ts';

/** The value that counts for one input, where it comes from, and what it beat. */
export interface Setting {
  readonly name: string;
  /** As JSON can hold it, a secret as `***`; null when there is none. */
  readonly value: unknown;
  readonly origin: string;
  /** What gave a value too and lost, the strongest first. */
  readonly over: readonly string[];
}

/** How a host came out of a command for many. */
export interface HostVerdict {
  readonly host: string;
  readonly role: string;
  readonly verdict: 'unchanged' | 'switched' | 'pushed' | 'repaired' | 'failed' | 'not tried';
  /** Files and bytes that travelled. */
  readonly sent: number;
  readonly bytes: number;
  readonly ms: number;
  readonly error: DeployError | null;
}

/** Everything that can happen; every output of the toolkit is a rendering of these. */
export type Event =
  | {
      readonly event: 'command-started';
      readonly command: string;
      readonly target: string | null;
      /** Whether all that follows was only gone through; told by who put the command together. */
      readonly dryRun?: boolean;
    }
  | { readonly event: 'notice'; readonly text: string }
  | { readonly event: 'build-started'; readonly part: string }
  | {
      readonly event: 'build-finished';
      readonly part: string;
      readonly detail: string;
      readonly reused: boolean;
      readonly ms: number;
    }
  | { readonly event: 'linted'; readonly result: LintResult }
  | {
      readonly event: 'bundle-ready';
      readonly digest: Digest;
      readonly folder: string;
      readonly files: number;
    }
  | {
      readonly event: 'archive-ready';
      readonly bundle: Digest;
      readonly file: string;
      /** SHA-256 of the file. */
      readonly digest: Digest;
      readonly size: number;
    }
  | { readonly event: 'plan-ready'; readonly plan: Plan; readonly file: string; readonly ms: number }
  | { readonly event: 'plan-read'; readonly plan: Plan; readonly file: string }
  | { readonly event: 'nothing-to-do'; readonly reason: string }
  | { readonly event: 'approved'; readonly digest: Digest; readonly by: string }
  | { readonly event: 'lock-taken'; readonly fencingToken: number; readonly tookOverFrom: Owner | null }
  | {
      readonly event: 'run-resumed';
      readonly run: string;
      readonly applied: number;
      readonly remaining: number;
    }
  | {
      readonly event: 'step-started';
      readonly step: string;
      readonly phase: PhaseName;
      readonly index: number;
      readonly of: number;
      readonly title: string;
    }
  | {
      readonly event: 'step-finished';
      readonly step: string;
      readonly index: number;
      readonly of: number;
      readonly ms: number;
    }
  | {
      readonly event: 'step-skipped';
      readonly step: string;
      readonly index: number;
      readonly of: number;
      readonly reason: string;
    }
  | { readonly event: 'applied'; readonly bundle: Digest; readonly steps: number; readonly ms: number }
  | {
      readonly event: 'check-finished';
      readonly result: CheckResult;
      readonly checkClass: CheckClass;
      readonly ms: number;
    }
  | { readonly event: 'host-progress'; readonly host: string; readonly text: string }
  | ({ readonly event: 'host-finished' } & HostVerdict)
  | {
      readonly event: 'fleet-finished';
      readonly bundle: Digest;
      /** In the order of the inventory. */
      readonly hosts: readonly HostVerdict[];
    }
  | { readonly event: 'metrics-ready'; readonly metrics: Metrics }
  | {
      readonly event: 'drift-checked';
      /** The bundle of the last finished run: what the target was compared with. */
      readonly bundle: Digest;
      readonly drifts: readonly Drift[];
    }
  | {
      readonly event: 'verdict';
      readonly verdict: VerdictName;
      readonly bundle: Digest;
      readonly passed: number;
      readonly failed: number;
      readonly notEvaluated: number;
    }
  | { readonly event: 'settings'; readonly settings: readonly Setting[] }
  | ({ readonly event: 'diagnosis' } & Diagnosis)
  | { readonly event: 'failed'; readonly error: DeployError }
  | {
      readonly event: 'command-finished';
      readonly command: string;
      readonly status: number;
      readonly ms: number;
    }
  | { readonly event: 'report-written'; readonly file: string; readonly log: string };

export type Emit = (event: Event) => void;
