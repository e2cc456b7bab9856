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
    text: `The last run has not ended; going on with its plan ${run.plan}.`,
  });
  const { plan, bundle } = await readBoth(deployment, run);
  const { options } = plan;
  if (options.profile !== deployment.options.profile) throw otherProfile(options.profile, deployment, run);
  await applyApproved({ ...deployment, options }, bundle, approve(plan, run.plan));
}

async function readBoth(deployment: Deployment, run: Run) {
  try {
    const file = planFileOf(deployment, run.plan);
    const plan = await readPlan(file);
    const kept = await deployment.database.ledger.bundleFolder(run.bundle);
    const bundle = await readBundle(kept ?? join(deployment.output, 'bundles', run.bundle));
    deployment.emit({ event: 'plan-read', plan, file });
    return { plan, bundle };
  } catch (error) {
    throw new DeployError({
      code: 'RUN_UNFINISHED',
      what: `The last run on ${deployment.database.name} stopped after ${run.applied.length} steps, and what it was applying cannot be read: ${(error as Error).message}`,
      remedy:
        'Run the command with the --output folder that the run had; if its plan or bundle is lost, delete the rehearsal folder.',
      evidence: { run: run.id, plan: run.plan, bundle: run.bundle },
      cause: error,
    });
  }
}

function otherProfile(profile: string, deployment: Deployment, run: Run): DeployError {
  return new DeployError({
    code: 'RUN_UNFINISHED',
    what: `The last run on ${deployment.database.name} was for ${profile} and has not ended, and this is ${deployment.options.profile}.`,
    remedy: `Run the command with --as ${profile} first: it goes on where that run stopped.`,
    evidence: { run: run.id, plan: run.plan },
  });
}
