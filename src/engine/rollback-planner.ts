import type { Bundle } from '../build/bundle.ts';
import { DeployError } from '../errors/deploy-error.ts';
import type { Digest } from '../plan/digest.ts';
import { makePlan, type Plan, type PlanOptions } from '../plan/plan.ts';
import { stateDigest, type TargetState, withEffect } from '../plan/state.ts';
import type { Database } from '../ports/database.ts';
import type { Run } from '../ports/ledger.ts';
import type { Model } from '../ports/model.ts';
import { driftList, driftNotes, stateDrift } from './drift.ts';
import { plannedSteps, unfinishedRun } from './planner.ts';
import { keptBundle, rollbackGoal } from './rollback-goal.ts';
import { rollbackNotes } from './rollback-notes.ts';

export interface RollbackRequest {
  readonly options: PlanOptions;
  /** The release to go back to; the previous one if none is named. */
  readonly to?: Digest | undefined;
  /** Its bundle, if the user has named one; otherwise the ledger's copy is taken. */
  readonly given?: Bundle | undefined;
  readonly acceptDrift: boolean;
}

/**
 * Plans the way back as a deployment of an earlier release, from what is really there; writes nothing. The plan says
 * what it does not bring back.
 * @throws DeployError NO_PREVIOUS_RELEASE, RELEASE_UNKNOWN, TARGET_DRIFTED; after a run that stopped half-way
 *   ROLLBACK_IMPOSSIBLE when its recorded steps do not tell what the target holds, and TARGET_MOVED.
 */
export async function planRollback(
  request: RollbackRequest,
  database: Database,
  model: Model,
): Promise<{ readonly plan: Plan; readonly bundle: Bundle }> {
  const unfinished = await unfinishedRun(database);
  const observed = await database.observe();
  if (unfinished !== undefined) await requireTold(unfinished, observed, database);
  const drift = unfinished === undefined ? await driftNotes(database, observed, request.acceptDrift) : [];
  const goal = await rollbackGoal(database, unfinished, request.to);
  const bundle = (await request.given) ?? (await keptBundle(goal.bundle, database));
  if (bundle.digest !== goal.bundle) throw otherBundle(bundle, goal.bundle);
  const options = { ...request.options, rollback: true };
  const steps = await plannedSteps({ bundle, options, state: observed, model }, database.ledger);
  const reached = steps.reduce((state, step) => withEffect(state, step.effect), observed);
  const notes = [
    ...(unfinished === undefined ? [] : [interruptedNote(unfinished)]),
    ...drift,
    ...rollbackNotes({ ...goal, goal: bundle, observed, reached, steps }),
  ];
  const abandons = unfinished === undefined ? {} : { abandons: unfinished.id };
  return { bundle, plan: makePlan({ bundle: bundle.digest, options, observed, steps, notes, ...abandons }) };
}

function otherBundle({ digest }: Bundle, wanted: Digest): DeployError {
  return new DeployError({
    code: 'PLAN_OF_OTHER_BUNDLE',
    what: `The rollback goes to bundle ${wanted}, but bundle ${digest} is named.`,
    remedy: 'Name that bundle with --bundle, or none: the copy in the ledger is used then.',
  });
}

function interruptedNote({ bundle, plan, applied }: Run): string {
  return `The last run, of bundle ${bundle}, stopped after ${applied.length} steps; once this plan is applied, that run of plan ${plan} can no longer be gone on with.`;
}

/**
 * After a partial apply the way back starts from the recorded step states, so they have to tell all: each step is
 * recorded or was not begun, and the schema is a whole model. Between two models nothing but the rest of the way is
 * known: DacFx compares models, and half of a change is none.
 */
async function requireTold(run: Run, observed: TargetState, database: Database): Promise<void> {
  const { moving } = observed.schema;
  if (moving !== null) {
    throw impossible(
      run,
      database,
      `its schema change stopped after step ${moving.done} of ${moving.of}, and between two models the way back is not known`,
    );
  }
  if (run.underWay !== null) {
    throw impossible(
      run,
      database,
      `its step '${run.underWay}' was begun outside a transaction, and its end was never recorded`,
    );
  }
  const before = (await database.ledger.deployed())?.state;
  const recorded = run.applied.at(-1)?.state ?? (before && stateDigest(before));
  if (recorded === undefined || recorded === stateDigest(observed)) return;
  const drifts = before === undefined ? [] : await stateDrift(before, observed, database.ledger);
  throw new DeployError({
    code: 'TARGET_MOVED',
    what: `${database.name} is not in the state that the last run has recorded after its ${run.applied.length} steps. Since that run set out: ${driftList(drifts)}.`,
    remedy: 'Take back what changed it from outside, and run the command again.',
    evidence: { recorded, observed: stateDigest(observed), drifts },
  });
}

function impossible(run: Run, database: Database, why: string): DeployError {
  return new DeployError({
    code: 'ROLLBACK_IMPOSSIBLE',
    what: `The last run on ${database.name} has not ended, and no rollback can be planned from where it is: ${why}.`,
    remedy: `Apply plan ${run.plan} again: it goes on where it stopped. Then roll back from there.`,
    evidence: { run: run.id, plan: run.plan, bundle: run.bundle, applied: run.applied.length },
  });
}
