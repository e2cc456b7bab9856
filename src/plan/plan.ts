import { type Digest, digestOf } from './digest.ts';
import { stateDigest, type TargetState } from './state.ts';
import type { PhaseName, Step } from './step.ts';

/** What the plan was made with; applying with other values is refused. */
export interface PlanOptions {
  readonly database: string;
  readonly profile: string;
  /** The kind and the name of the target: a plan for one is never applied to another. */
  readonly target: string;
  /** The plan goes back to a release that was there before, which lets versions go down. */
  readonly rollback?: boolean;
  /** The phases that were left out; absent when none was. */
  readonly skip?: readonly PhaseName[];
  /** Names of the dangerous changes that a person allowed, sorted; left out when there is none. */
  readonly allow?: readonly string[];
}

export interface Plan {
  readonly format: 1;
  readonly bundle: Digest;
  readonly options: PlanOptions;
  readonly observed: TargetState;
  readonly steps: readonly Step[];
  /** What a person has to know besides the steps before letting them through, a sentence or two each. */
  readonly notes?: readonly string[];
  /** The unfinished run whose place the plan's own run takes: it goes on from what that one has left. */
  readonly abandons?: string;
  /** Covers everything else in the plan: what a person approves. */
  readonly digest: Digest;
}

/** What a plan's digest covers: the observed state and each step enter by their own digests. */
export function planDigest(plan: Omit<Plan, 'digest'>): Digest {
  return digestOf({
    format: plan.format,
    bundle: plan.bundle,
    options: plan.options,
    observed: stateDigest(plan.observed),
    steps: plan.steps.map((step) => step.sha256),
    notes: plan.notes,
    abandons: plan.abandons,
  });
}

export function makePlan(parts: Omit<Plan, 'format' | 'digest'>): Plan {
  const plan = { format: 1 as const, ...parts };
  return { ...plan, digest: planDigest(plan) };
}
