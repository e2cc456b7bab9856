import { examineMachine } from './engine/doctor/examine.ts';
import { finishInterruptedRun } from './engine/interrupted.ts';
import { measure } from './engine/measure.ts';
import {
  applyApproved,
  approveByDigest,
  buildBundle,
  type Deployment,
  findDrift,
  lintSources,
  loadBundle,
  loadDeployedBundle,
  loadPlan,
  makePlan,
  makeRollbackPlan,
  nothingToDo,
  packArchive,
  pushToHosts,
  statusOf,
  verifyBundle,
} from './engine/stages.ts';
import { type ExitStatus, exitStatus } from './errors/codes.ts';

/*
 * The story of a deployment:
 *
 *   inputs -> build -> bundle -> push -> plan -> approve -> apply -> verify -> record
 *
 * Each function below is one command. What a name does is in engine/; what it touches is behind ports/.
 */

export async function build(deployment: Deployment): Promise<ExitStatus> {
  await buildBundle(deployment);
  return exitStatus.done;
}

/** What a build would refuse before it compiles a model, and nothing else. */
export async function lint(deployment: Deployment): Promise<ExitStatus> {
  await lintSources(deployment);
  return exitStatus.done;
}

export async function bundle(deployment: Deployment): Promise<ExitStatus> {
  await packArchive(deployment, await loadBundle(deployment));
  return exitStatus.done;
}

export async function plan(deployment: Deployment): Promise<ExitStatus> {
  const bundle = await loadBundle(deployment);
  await makePlan(deployment, bundle);
  return exitStatus.done;
}

export async function apply(deployment: Deployment): Promise<ExitStatus> {
  const plan = await loadPlan(deployment);
  const bundle = await loadBundle(deployment, plan.bundle);
  const approved = approveByDigest(deployment, plan);
  await applyApproved(deployment, bundle, approved);
  return exitStatus.done;
}

export async function verify(deployment: Deployment): Promise<ExitStatus> {
  const bundle = await loadDeployedBundle(deployment);
  return statusOf(await verifyBundle(deployment, bundle));
}

/** The way back is planned here, and approved and applied as any plan. */
export async function rollback(deployment: Deployment): Promise<ExitStatus> {
  await makeRollbackPlan(deployment);
  return exitStatus.done;
}

export async function drift(deployment: Deployment): Promise<ExitStatus> {
  const drifts = await findDrift(deployment);
  return drifts.length > 0 ? exitStatus.refused : exitStatus.done;
}

/** Brings a bundle to the hosts of the inventory and makes it the current release there. */
export async function push(deployment: Deployment): Promise<ExitStatus> {
  await pushToHosts(deployment, await loadBundle(deployment));
  return exitStatus.done;
}

/** How deployments have gone, by the ledgers of one or many targets. */
export async function metrics(deployment: Deployment): Promise<ExitStatus> {
  await measure(deployment);
  return exitStatus.done;
}

/** The whole story on a target that needs no SQL Server and no approver: its verdict opens nothing. */
export async function rehearse(deployment: Deployment): Promise<ExitStatus> {
  const bundle = await buildBundle(deployment);
  await finishInterruptedRun(deployment);
  const plan = await makePlan(deployment, bundle);
  if (await nothingToDo(deployment, bundle, plan)) return exitStatus.done;
  await applyApproved(deployment, bundle, approveByDigest(deployment, plan, plan.digest));
  return statusOf(await verifyBundle(deployment, bundle));
}

/** What the inputs are and where each comes from, and what the machine lacks; touches nothing. */
export async function doctor(deployment: Deployment): Promise<ExitStatus> {
  deployment.emit({ event: 'settings', settings: deployment.settings });
  return (await examineMachine(deployment)) ? exitStatus.done : exitStatus.badInput;
}
