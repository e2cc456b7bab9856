import { join } from 'node:path';
import { readBundle } from '../build/bundle.ts';
import { DeployError } from '../errors/deploy-error.ts';
import type { Run } from '../ports/ledger.ts';
import { approve } from './approver.ts';
import type { Deployment } from './deployment.ts';
import { readPlan } from './plan-file.ts';
import { unfinishedRun } from './planner.ts';
import { applyApproved, planFileOf } from './stages.ts';

/**
 * Goes on with a run that was killed or cancelled, with the plan and the bundle that it had: after a partial
 * apply nothing else is possible.
 * @throws DeployError RUN_UNFINISHED when that plan or bundle is no longer there.
 */
export async function finishInterruptedRun(deployment: Deployment): Promise<void> {
  const run = await unfinishedRun(deployment.database);
  if (run === undefined) return;
  deployment.emit({
    event: 'notice',
    text: `The last run stopped half-way; going on with its plan ${run.plan}.`,
  });
  const { plan, bundle } = await readBoth(deployment, run);
  const { options } = plan;
  await applyApproved({ ...deployment, options }, bundle, approve(plan, run.plan));
}

async function readBoth(deployment: Deployment, run: Run) {
  try {
    const file = planFileOf(deployment, run.plan);
    const plan = await readPlan(file);
    const bundle = await readBundle(join(deployment.output, 'bundles', run.bundle));
    deployment.emit({ event: 'plan-read', plan, file });
    return { plan, bundle };
  } catch (error) {
    throw new DeployError({
      code: 'RUN_UNFINISHED',
      what: `The last run on ${deployment.database.name} stopped after ${run.applied.length} steps, and what it was applying cannot be read: ${(error as Error).message}`,
      remedy: 'Delete the rehearsal folder and rehearse from nothing.',
      evidence: { run: run.id, plan: run.plan, bundle: run.bundle },
      cause: error,
    });
  }
}
