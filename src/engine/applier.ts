import type { Bundle } from '../build/bundle.ts';
import { DeployError } from '../errors/deploy-error.ts';
import type { Plan, PlanOptions } from '../plan/plan.ts';
import { stateDigest } from '../plan/state.ts';
import type { Step } from '../plan/step.ts';
import type { Clock } from '../ports/clock.ts';
import type { Database, Owner, Session } from '../ports/database.ts';
import type { LedgerEntry } from '../ports/ledger.ts';
import type { ApprovedPlan } from './approver.ts';
import type { Emit } from './events.ts';
import { plannedStates, standingOf } from './resume.ts';
import { withSession } from './with-session.ts';

export interface ApplyRequest {
  readonly approved: ApprovedPlan;
  readonly bundle: Bundle;
  /** The options that this command was given: they must be the plan's. */
  readonly options: PlanOptions;
  readonly owner: Owner;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Applies exactly the approved plan, under the lock, or goes on with it where an earlier run stopped.
 * @returns how many steps were applied by this call.
 * @throws DeployError before anything is changed: PLAN_OF_OTHER_BUNDLE, PLAN_OF_OTHER_OPTIONS, LOCK_HELD,
 *   RUN_UNFINISHED, TARGET_MOVED, STEP_UNCERTAIN; in the middle: STEP_FAILED, FENCED_OUT, CANCELLED, after
 *   which the same call goes on.
 */
export async function applyPlan(
  request: ApplyRequest,
  database: Database,
  clock: Clock,
  emit: Emit,
): Promise<number> {
  const { plan } = request.approved;
  refuseForeign(plan, request.bundle, request.options);
  const start = clock.elapsed();
  return withSession(database, request.owner, emit, async (session) => {
    const steps = await applyUnderLock(request, database, session, clock, emit);
    emit({ event: 'applied', bundle: plan.bundle, steps, ms: clock.elapsed() - start });
    return steps;
  });
}

async function applyUnderLock(
  request: ApplyRequest,
  database: Database,
  session: Session,
  clock: Clock,
  emit: Emit,
): Promise<number> {
  const { plan } = request.approved;
  const last = await database.ledger.lastRun();
  const standing = await standingOf(plan, last, database);
  const resumed = last?.plan === plan.digest ? last : undefined;
  if (resumed?.finished === true) return 0;

  const run = resumed?.id ?? clock.newId();
  if (resumed === undefined) {
    await session.record(runStarted(run, plan), request.bundle.folder);
  } else {
    await session.record({ kind: 'run-resumed', run });
    emit({
      event: 'run-resumed',
      run,
      applied: standing.applied,
      remaining: plan.steps.length - standing.applied,
    });
  }

  const states = plannedStates(plan).map(stateDigest);
  const remaining = plan.steps.slice(standing.applied);
  for (const [offset, step] of remaining.entries()) {
    const index = standing.applied + offset + 1;
    if (request.signal?.aborted === true) throw cancelled(index, plan);
    const position = { step: step.id, index, of: plan.steps.length };
    const row: Extract<LedgerEntry, { kind: 'step-applied' }> = {
      kind: 'step-applied',
      run,
      step: step.id,
      sha256: step.sha256,
      state: states[index] ?? '',
      ...(step.risk.undo === null ? { lasting: `${step.title}: ${step.risk.reason}` } : {}),
    };
    if (offset === 0 && standing.nextHasHappened) {
      await session.record(standing.nextIsUntold ? { ...row, effect: step.effect } : row);
      emit({ event: 'step-skipped', ...position, reason: 'it had happened before the run stopped' });
      continue;
    }
    emit({ event: 'step-started', ...position, phase: step.phase, title: step.title });
    const began = clock.elapsed();
    await applyStep(step, row, run, request.bundle.folder, session);
    emit({ event: 'step-finished', ...position, ms: clock.elapsed() - began });
  }
  const { profile } = plan.options;
  const state = states.at(-1) ?? '';
  await session.record({ kind: 'run-finished', run, bundle: plan.bundle, state, profile });
  return remaining.length - (standing.nextHasHappened ? 1 : 0);
}

function runStarted(run: string, { digest, bundle, options, abandons }: Plan): LedgerEntry {
  return {
    ...{ kind: 'run-started', run, plan: digest, bundle },
    ...(options.rollback === true ? { rollback: true } : {}),
    ...(abandons === undefined ? {} : { abandons }),
  };
}

/** A `tx` step and its row are one; of any other, the beginning is recorded first, so that a probe is asked later. */
async function applyStep(
  step: Step,
  row: LedgerEntry,
  run: string,
  bundleFolder: string,
  session: Session,
): Promise<void> {
  try {
    if (step.kind === 'tx') return await session.transact(step, bundleFolder, row);
    await session.record({ kind: 'step-started', run, step: step.id });
    await session.execute(step, bundleFolder);
    await session.record(row);
  } catch (error) {
    if (error instanceof DeployError) throw error;
    throw new DeployError({
      code: 'STEP_FAILED',
      what: `Step '${step.id}' failed: ${(error as Error).message}.`,
      remedy: 'Correct the cause and apply the same plan again: it goes on at this step.',
      ...(step.source === undefined ? {} : { place: step.source }),
      evidence: { step: step.id },
      cause: error,
    });
  }
}

function refuseForeign(plan: Plan, bundle: Bundle, options: PlanOptions): void {
  if (plan.bundle !== bundle.digest) {
    throw new DeployError({
      code: 'PLAN_OF_OTHER_BUNDLE',
      what: `The plan is for bundle ${plan.bundle}, but this is bundle ${bundle.digest}.`,
      remedy: 'Apply it with the bundle that it was made from, or make a new plan for this one.',
    });
  }
  // What was left out is no matter of the one who applies: the plan's own steps are what is applied.
  const names = ['database', 'profile', 'target'] as const;
  const differing = names.filter((name) => options[name] !== plan.options[name]);
  if (differing.length > 0) {
    const values = differing.map((name) => `${name} was ${plan.options[name]} and is ${options[name]}`);
    throw new DeployError({
      code: 'PLAN_OF_OTHER_OPTIONS',
      what: `The plan was made with other options: ${values.join('; ')}.`,
      remedy: 'Apply it with the same options, or make a new plan.',
    });
  }
}

function cancelled(next: number, plan: Plan): DeployError {
  return new DeployError({
    code: 'CANCELLED',
    what: `Cancelled before step ${next} of ${plan.steps.length}; the steps before it are applied and recorded.`,
    remedy: 'Apply the same plan again: it goes on there.',
  });
}
