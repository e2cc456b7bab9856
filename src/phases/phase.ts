import type { Bundle } from '../build/bundle.ts';
import type { Digest } from '../plan/digest.ts';
import type { PlanOptions } from '../plan/plan.ts';
import type { TargetState } from '../plan/state.ts';
import type { PhaseName, StepDefinition } from '../plan/step.ts';
import type { Model } from '../ports/model.ts';

/** What a phase may look at to plan: nothing here can change anything. */
export interface PlanningContext {
  readonly bundle: Bundle;
  readonly options: PlanOptions;
  readonly state: TargetState;
  readonly model: Model;
  /** The folder with the DACPACs of a model that was applied once. */
  readonly modelFolder: (model: Digest) => Promise<string>;
}

/** One concern of a deployment: first looks, then says what is to be done about it. */
export interface Phase<Findings> {
  readonly name: PhaseName;
  /** Reads; never writes. */
  inspect(context: PlanningContext): Promise<Findings>;
  /** Pure: equal findings give equal steps. */
  plan(findings: Findings): readonly StepDefinition[];
}

/** A phase whose findings are nobody else's business: what the ordered list holds. */
export interface PlannedPhase {
  readonly name: PhaseName;
  steps(context: PlanningContext): Promise<readonly StepDefinition[]>;
}

export function definePhase<Findings>(phase: Phase<Findings>): PlannedPhase {
  return {
    name: phase.name,
    steps: async (context) => phase.plan(await phase.inspect(context)),
  };
}

/** An inspection that several phases share: it looks once for each plan. */
export function lookingOnce<Findings>(
  inspect: (context: PlanningContext) => Promise<Findings>,
): (context: PlanningContext) => Promise<Findings> {
  const found = new WeakMap<PlanningContext, Promise<Findings>>();
  return async (context) => {
    const findings = found.get(context) ?? inspect(context);
    found.set(context, findings);
    return findings;
  };
}
