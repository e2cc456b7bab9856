import { DeployError } from '../errors/deploy-error.ts';
import type { Plan } from '../plan/plan.ts';
import { stateDigest, type TargetState, withEffect } from '../plan/state.ts';
import type { Step } from '../plan/step.ts';
import type { Database } from '../ports/database.ts';
import type { Run } from '../ports/ledger.ts';
import { driftList, stateDrift } from './drift.ts';

/** Where a run stands: how many of the plan's steps are recorded, and whether the next one has happened unrecorded. */
export interface Standing {
  readonly applied: number;
  /** The step after the recorded ones took effect, but its end was never written down. */
  readonly nextHasHappened: boolean;
  /** It did, and the target's state does not tell so yet: the row that is written for it has to. */
  readonly nextIsUntold: boolean;
}

/** The state that each number of applied steps leads to: `states[0]` is the observed one. */
export function plannedStates(plan: Plan): readonly TargetState[] {
  const states = [plan.observed];
  for (const step of plan.steps) states.push(withEffect(states.at(-1) ?? plan.observed, step.effect));
  return states;
}

/**
 * Compares the target with what this plan's run has left there, or with the observation if it has not begun.
 * Writes nothing.
 * @throws DeployError RUN_UNFINISHED, TARGET_MOVED or STEP_UNCERTAIN.
 */
export async function standingOf(plan: Plan, run: Run | undefined, database: Database): Promise<Standing> {
  const foreign = run !== undefined && !run.finished && run.plan !== plan.digest;
  if (foreign && run.id !== plan.abandons) throw otherRun(plan, run, database);
  const own = run?.plan === plan.digest ? run : undefined;
  const applied = own?.applied.length ?? 0;
  const next = plan.steps[applied];
  const nextHasHappened =
    next !== undefined && own?.underWay === next.id && (await hasHappened(next, database));
  const states = plannedStates(plan);
  const expected = states[applied + (nextHasHappened ? 1 : 0)] ?? plan.observed;
  const actual = await database.observe();
  if (stateDigest(actual) === stateDigest(expected)) {
    return { applied, nextHasHappened, nextIsUntold: false };
  }
  // Who ran the step was gone before its effect was written down, so the target knows of it only by the probe.
  if (nextHasHappened && stateDigest(actual) === stateDigest(states[applied] ?? plan.observed)) {
    return { applied, nextHasHappened, nextIsUntold: true };
  }
  throw await moved({ expected, actual, applied, begun: own !== undefined && !own.finished, database });
}

async function hasHappened(step: Step, database: Database): Promise<boolean> {
  const answer = step.probe === undefined ? 'neither' : await database.probe(step);
  if (answer !== 'neither') return answer === 'after';
  throw new DeployError({
    code: 'STEP_UNCERTAIN',
    what: `Step '${step.id}' was begun outside a transaction, and ${step.probe === undefined ? 'nothing tells whether it has happened' : 'its probe finds neither the state before it nor the one after it'}.`,
    remedy:
      'Look at the target, bring it to the state before or after this step by hand, and run the command again.',
    evidence: { step: step.id, probe: step.probe },
  });
}

function otherRun(plan: Plan, run: Run, database: Database): DeployError {
  return new DeployError({
    code: 'RUN_UNFINISHED',
    what: `The last run on ${database.name} stopped half-way through plan ${run.plan}, and this is plan ${plan.digest}.`,
    remedy: `Apply plan ${run.plan} again first: it goes on where it stopped.`,
    evidence: { run: run.id, plan: run.plan, applied: run.applied.length },
  });
}

interface Movement {
  readonly expected: TargetState;
  readonly actual: TargetState;
  readonly applied: number;
  /** The plan's own run has begun and not ended. */
  readonly begun: boolean;
  readonly database: Database;
}

async function moved(movement: Movement): Promise<DeployError> {
  const { expected, actual, applied, begun, database } = movement;
  const drifts = await stateDrift(expected, actual, database.ledger);
  const since = applied === 0 ? 'when the plan was made' : `after step ${applied} of this run`;
  return new DeployError({
    code: 'TARGET_MOVED',
    what: `${database.name} is not in the state that it was in ${since}: ${driftList(drifts)}.`,
    remedy: begun
      ? 'Take back what changed it from outside and run the command again; a new plan is possible once this run has ended.'
      : 'Make a new plan from the state that the target is in, and have it approved.',
    evidence: { expected: stateDigest(expected), actual: stateDigest(actual), drifts },
  });
}
