import type { Bundle } from '../build/bundle.ts';
import { DeployError } from '../errors/deploy-error.ts';
import { phases } from '../phases/index.ts';
import type { PlanningContext } from '../phases/phase.ts';
import { makePlan, type Plan, type PlanOptions } from '../plan/plan.ts';
import { defineStep, type Step } from '../plan/step.ts';
import type { Database } from '../ports/database.ts';
import type { Ledger, Run } from '../ports/ledger.ts';
import type { Model } from '../ports/model.ts';
import { checksOf } from './checks.ts';
import { driftNotes } from './drift.ts';
import { withoutSkipped } from './skipping.ts';

export interface PlanRequest {
  readonly bundle: Bundle;
  readonly options: PlanOptions;
  /** Plan from what is there, although somebody has changed it since the last run. */
  readonly acceptDrift: boolean;
}

/**
 * Looks at the target and says what would be done, step by step; writes nothing.
 * @throws DeployError RUN_UNFINISHED when an earlier run stopped half-way: only that one can go on, or be taken back;
 *   TARGET_DRIFTED when the target is not as the last run left it; PHASE_NEEDED when what a skipped phase makes is
 *   needed.
 */
export async function planDeployment(
  { bundle, options, acceptDrift }: PlanRequest,
  database: Database,
  model: Model,
): Promise<Plan> {
  const unfinished = await unfinishedRun(database);
  if (unfinished !== undefined) throw runUnfinished(unfinished, database.name);
  const observed = await database.observe();
  const notes = await driftNotes(database, observed, acceptDrift);
  const steps = await plannedSteps({ bundle, options, state: observed, model }, database.ledger);
  return makePlan({
    bundle: bundle.digest,
    options,
    observed,
    steps,
    ...(notes.length === 0 ? {} : { notes }),
  });
}

/** What the phases that are not skipped would do to a target in that state, in their order. */
export async function plannedSteps(
  planning: Omit<PlanningContext, 'modelFolder'>,
  ledger: Pick<Ledger, 'model'>,
): Promise<readonly Step[]> {
  const context = { ...planning, modelFolder: async (digest: string) => ledger.model(digest).folder() };
  const steps = [];
  for (const phase of phases) steps.push(...(await phase.steps(context)));
  const { bundle, options } = planning;
  const checks = options.skip === undefined ? [] : await checksOf(bundle, options.profile);
  return withoutSkipped(steps, options.skip ?? [], checks).map(defineStep);
}

/** The run that has to be gone on with before anything else can be planned. */
export async function unfinishedRun(database: Database): Promise<Run | undefined> {
  const last = await database.ledger.lastRun();
  return last === undefined || last.finished ? undefined : last;
}

export function runUnfinished({ id, plan, bundle, applied }: Run, name: string): DeployError {
  return new DeployError({
    code: 'RUN_UNFINISHED',
    what: `The last run on ${name} stopped after ${applied.length} steps of plan ${plan}.`,
    remedy:
      'Apply that plan again: it goes on where it stopped; or plan the way back with hartonomous rollback.',
    evidence: { run: id, plan, bundle },
  });
}
