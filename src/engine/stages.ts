import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { packBundle } from '../build/archive.ts';
import { type BuildProgress, build, examine } from '../build/build.ts';
import { type Bundle, readBundle } from '../build/bundle.ts';
import { readProject } from '../build/project.ts';
import { isArchive, unpackBundle } from '../build/unpacked.ts';
import { type ExitStatus, exitStatus } from '../errors/codes.ts';
import { DeployError } from '../errors/deploy-error.ts';
import type { Digest } from '../plan/digest.ts';
import type { Plan } from '../plan/plan.ts';
import type { VerdictName } from '../ports/ledger.ts';
import type { Drift } from '../verify/drift.ts';
import { applyPlan } from './applier.ts';
import { type ApprovedPlan, approve } from './approver.ts';
import type { Deployment } from './deployment.ts';
import { driftSinceLastRun } from './drift.ts';
import type { Emit } from './events.ts';
import { readPlan, writePlan } from './plan-file.ts';
import { planDeployment, runUnfinished, unfinishedRun } from './planner.ts';
import { keptBundle } from './rollback-goal.ts';
import { planRollback } from './rollback-planner.ts';
import { isVerified, verifyDeployment } from './verifier.ts';

export type { Deployment } from './deployment.ts';

export async function buildBundle(deployment: Deployment): Promise<Bundle> {
  const { emit, profiles, output, toolkit } = deployment;
  const project = await readProject(deployment.project, deployment.options.database);
  const request = { project, profiles, output, toolkit };
  const bundle = await build(request, deployment, progressOf(emit));
  announce(bundle, bundle.folder, deployment);
  return bundle;
}

/** Looks at the sources as a build does, and stops there. */
export async function lintSources(deployment: Deployment): Promise<void> {
  const { emit, profiles, output, toolkit } = deployment;
  const project = await readProject(deployment.project, deployment.options.database);
  await examine({ project, profiles, output, toolkit }, deployment, progressOf(emit));
}

function progressOf(emit: Emit): BuildProgress {
  return {
    started: (part) => emit({ event: 'build-started', part }),
    finished: (part, { detail, reused }, ms) => emit({ event: 'build-finished', part, detail, reused, ms }),
    linted: (result) => emit({ event: 'linted', result }),
  };
}

/** The bundle that was named, folder or archive; without one, the copy that the target's ledger keeps of `digest`. */
export async function loadBundle(deployment: Deployment, digest?: Digest): Promise<Bundle> {
  const { bundlePath, database } = deployment;
  if (bundlePath !== undefined || digest === undefined) return loadNamed(bundlePath ?? '', deployment);
  const bundle = await keptBundle(digest, database);
  announce(bundle, bundle.folder, deployment);
  return bundle;
}

/** @throws DeployError NOT_APPLIED when the target's ledger tells of none. */
export async function loadDeployedBundle(deployment: Deployment): Promise<Bundle> {
  const deployed = await deployment.database.ledger.deployed();
  if (deployed === undefined && deployment.bundlePath === undefined) throw nothingDeployed(deployment);
  return loadBundle(deployment, deployed?.bundle);
}

async function loadNamed(path: string, deployment: Deployment): Promise<Bundle> {
  const folder = (await isArchive(path)) ? await unpack(path, deployment) : path;
  const bundle = await readBundle(folder, path);
  announce(bundle, path, deployment);
  return bundle;
}

async function unpack(archive: string, { output, atEnd }: Deployment): Promise<string> {
  const { made, folder } = await unpackBundle(archive, output);
  atEnd(async () => rm(made, { recursive: true, force: true }));
  return folder;
}

function announce({ digest, manifest }: Bundle, folder: string, { emit }: Deployment): void {
  emit({ event: 'bundle-ready', digest, folder, files: manifest.files.length });
}

export async function packArchive(deployment: Deployment, bundle: Bundle): Promise<void> {
  const { output, archiveFile, emit } = deployment;
  const archive = await packBundle(bundle, archiveFile ?? join(output, 'bundles', `${bundle.digest}.tgz`));
  emit({ event: 'archive-ready', ...archive, bundle: bundle.digest });
}

export async function pushToHosts(deployment: Deployment, bundle: Bundle): Promise<void> {
  // Loaded when it is needed: no other command talks to hosts.
  const { pushToFleet } = await import('./pusher.ts');
  await pushToFleet(deployment, bundle);
}

/** Plans lie under their digest, so that an interrupted run can be found again. */
export function planFileOf({ output }: Deployment, digest: string): string {
  return join(output, 'plans', `${digest}.json`);
}

export async function makePlan(deployment: Deployment, bundle: Bundle): Promise<Plan> {
  const { clock, options, database, model } = deployment;
  const start = clock.elapsed();
  const request = { bundle, options, acceptDrift: deployment.acceptDrift };
  const plan = await planDeployment(request, database, model);
  return keepPlan(plan, start, deployment);
}

/** A plan like any other, whose bundle is a release that was there before. */
export async function makeRollbackPlan(deployment: Deployment): Promise<Plan> {
  const { clock, options, database, model, to, bundlePath, acceptDrift } = deployment;
  const start = clock.elapsed();
  const given = bundlePath === undefined ? undefined : await loadNamed(bundlePath, deployment);
  const request = { options, to, given, acceptDrift };
  const { plan, bundle } = await planRollback(request, database, model);
  if (given === undefined) announce(bundle, bundle.folder, deployment);
  return keepPlan(plan, start, deployment);
}

async function keepPlan(plan: Plan, start: number, deployment: Deployment): Promise<Plan> {
  const file = planFileOf(deployment, plan.digest);
  await writePlan(plan, file);
  const { emit, clock } = deployment;
  if (plan.options.skip !== undefined) {
    emit({ event: 'notice', text: `Left out as asked: ${plan.options.skip.join(', ')}.` });
  }
  emit({ event: 'plan-ready', plan, file, ms: clock.elapsed() - start });
  return plan;
}

export async function loadPlan(deployment: Deployment): Promise<Plan> {
  const file = deployment.planFile ?? '';
  const plan = await readPlan(file);
  deployment.emit({ event: 'plan-read', plan, file });
  return plan;
}

export function approveByDigest(
  deployment: Deployment,
  plan: Plan,
  digest = deployment.approvedDigest,
): ApprovedPlan {
  const approved = approve(plan, digest ?? '');
  deployment.emit({ event: 'approved', digest: plan.digest, by: deployment.owner.user });
  return approved;
}

export async function applyApproved(
  deployment: Deployment,
  bundle: Bundle,
  approved: ApprovedPlan,
): Promise<void> {
  const { options, owner, signal, database, clock, emit } = deployment;
  const steps = await applyPlan({ approved, bundle, options, owner, signal }, database, clock, emit);
  if (steps === 0) emit({ event: 'nothing-to-do', reason: 'no step of the plan was left to apply' });
}

export async function verifyBundle(deployment: Deployment, bundle: Bundle): Promise<VerdictName> {
  const { profile, owner, signal, database, clock, classes, success, emit } = deployment;
  const request = { bundle, profile: profile.name, classes, owner, signal, success };
  return verifyDeployment(request, database, clock, emit);
}

/** True when the target holds this bundle, was verified with it and has not moved since. */
export async function nothingToDo(deployment: Deployment, bundle: Bundle, plan: Plan): Promise<boolean> {
  if (plan.steps.length > 0 || !(await isVerified(bundle, deployment.classes, deployment.database)))
    return false;
  const reason = `${deployment.database.name} holds this bundle, verified`;
  deployment.emit({ event: 'nothing-to-do', reason });
  return true;
}

/** @throws DeployError RUN_UNFINISHED or NOT_APPLIED when there is no finished run to compare the target with. */
export async function findDrift(deployment: Deployment): Promise<readonly Drift[]> {
  const { database, emit } = deployment;
  const unfinished = await unfinishedRun(database);
  if (unfinished !== undefined) throw runUnfinished(unfinished, database.name);
  const deployed = await database.ledger.deployed();
  const drifts = await driftSinceLastRun(database, await database.observe());
  if (deployed === undefined || drifts === undefined) throw nothingDeployed(deployment);
  emit({ event: 'drift-checked', bundle: deployed.bundle, drifts });
  return drifts;
}

function nothingDeployed({ database }: Deployment): DeployError {
  return new DeployError({
    code: 'NOT_APPLIED',
    what: `Nothing was ever deployed to ${database.name}, so there is nothing to compare it with.`,
    remedy: 'Plan and apply a bundle first.',
  });
}

export function statusOf(verdict: VerdictName): ExitStatus {
  return verdict === 'failed' ? exitStatus.verificationFailed : exitStatus.done;
}
