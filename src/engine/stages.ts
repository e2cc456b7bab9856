import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { packBundle } from '../build/archive.ts';
import { build } from '../build/build.ts';
import { type Bundle, readBundle } from '../build/bundle.ts';
import { readProject } from '../build/project.ts';
import { isArchive, unpackBundle } from '../build/unpacked.ts';
import { type ExitStatus, exitStatus } from '../errors/codes.ts';
import type { Plan } from '../plan/plan.ts';
import type { VerdictName } from '../ports/ledger.ts';
import { applyPlan } from './applier.ts';
import { type ApprovedPlan, approve } from './approver.ts';
import type { Deployment } from './deployment.ts';
import { readPlan, writePlan } from './plan-file.ts';
import { planDeployment } from './planner.ts';
import { isVerified, verifyDeployment } from './verifier.ts';

export type { Deployment } from './deployment.ts';

export async function buildBundle(deployment: Deployment): Promise<Bundle> {
  const { emit, profiles, output, toolkit } = deployment;
  const project = await readProject(deployment.project, deployment.options.database);
  const bundle = await build({ project, profiles, output, toolkit }, deployment, {
    started: (part) => emit({ event: 'build-started', part }),
    finished: (part, { detail, reused }, ms) => emit({ event: 'build-finished', part, detail, reused, ms }),
  });
  announce(bundle, bundle.folder, deployment);
  return bundle;
}

export async function loadBundle(deployment: Deployment): Promise<Bundle> {
  const { bundlePath = '' } = deployment;
  const folder = (await isArchive(bundlePath)) ? await unpack(bundlePath, deployment) : bundlePath;
  const bundle = await readBundle(folder, bundlePath);
  announce(bundle, bundlePath, deployment);
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

/** Plans lie under their digest, so that an interrupted run can be found again. */
export function planFileOf({ output }: Deployment, digest: string): string {
  return join(output, 'plans', `${digest}.json`);
}

export async function makePlan(deployment: Deployment, bundle: Bundle): Promise<Plan> {
  const { clock, options, database, model, emit } = deployment;
  const start = clock.elapsed();
  const plan = await planDeployment(bundle, options, database, model);
  const file = planFileOf(deployment, plan.digest);
  await writePlan(plan, file);
  if (options.skip !== undefined) {
    emit({ event: 'notice', text: `Left out as asked: ${options.skip.join(', ')}.` });
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
  const { profile, owner, signal, database, clock, emit } = deployment;
  const request = { bundle, profile: profile.name, owner, signal, success: 'rehearsed' as const };
  return verifyDeployment(request, database, clock, emit);
}

/** True when the target holds this bundle, was verified with it and has not moved since. */
export async function nothingToDo(deployment: Deployment, bundle: Bundle, plan: Plan): Promise<boolean> {
  if (plan.steps.length > 0 || !(await isVerified(bundle, deployment.database))) return false;
  const reason = `${deployment.database.name} holds this bundle, verified`;
  deployment.emit({ event: 'nothing-to-do', reason });
  return true;
}

export function statusOf(verdict: VerdictName): ExitStatus {
  return verdict === 'failed' ? exitStatus.verificationFailed : exitStatus.done;
}
