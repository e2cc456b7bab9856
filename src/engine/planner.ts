import type { Bundle } from '../build/bundle.ts';
import { DeployError } from '../errors/deploy-error.ts';
import { phases } from '../phases/index.ts';
import { makePlan, type Plan, type PlanOptions } from '../plan/plan.ts';
import { defineStep } from '../plan/step.ts';
import type { Database } from '../ports/database.ts';
import type { Run } from '../ports/ledger.ts';
import type { Model } from '../ports/model.ts';
import { checksOf } from './checks.ts';
import { withoutSkipped } from './skipping.ts';

/**
 * Looks at the target and says what would be done, step by step; writes nothing.
 * @throws DeployError RUN_UNFINISHED when an earlier run stopped half-way: only that one can go on; PHASE_NEEDED
 *   when what a skipped phase makes is needed.
 */
export async function planDeployment(
  bundle: Bundle,
  options: PlanOptions,
  database: Database,
  model: Model,
): Promise<Plan> {
  const unfinished = await unfinishedRun(database);
  if (unfinished !== undefined) {
    throw new DeployError({
      code: 'RUN_UNFINISHED',
      what: `The last run on ${database.name} stopped after ${unfinished.applied.length} steps of plan ${unfinished.plan}.`,
      remedy: 'Apply that plan again: it goes on where it stopped.',
      evidence: { run: unfinished.id, plan: unfinished.plan, bundle: unfinished.bundle },
    });
  }
  const observed = await database.observe();
  const context = {
    bundle,
    options,
    state: observed,
    model,
    modelFolder: (digest: string) => database.ledger.modelFolder(digest),
  };
  const steps = [];
  for (const phase of phases) steps.push(...(await phase.steps(context)));
  const checks = options.skip === undefined ? [] : await checksOf(bundle, options.profile);
  const wanted = withoutSkipped(steps, options.skip ?? [], checks);
  return makePlan({ bundle: bundle.digest, options, observed, steps: wanted.map(defineStep) });
}

/** The run that has to be gone on with before anything else can be planned. */
export async function unfinishedRun(database: Database): Promise<Run | undefined> {
  const last = await database.ledger.lastRun();
  return last === undefined || last.finished ? undefined : last;
}
