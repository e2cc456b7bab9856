import type { Bundle } from '../build/bundle.ts';
import { DeployError } from '../errors/deploy-error.ts';
import { stateDigest } from '../plan/state.ts';
import type { Clock } from '../ports/clock.ts';
import type { Database, Owner } from '../ports/database.ts';
import type { VerdictName } from '../ports/ledger.ts';
import { type CheckClass, checkClasses } from '../verify/check-class.ts';
import { checksOf } from './checks.ts';
import type { Emit } from './events.ts';
import { withSession } from './with-session.ts';

export interface VerifyRequest {
  readonly bundle: Bundle;
  readonly profile: string;
  /** The classes of checks that may run on a target of this kind. */
  readonly classes: readonly CheckClass[];
  readonly owner: Owner;
  /** The verdict of a target of this kind when no check has failed. */
  readonly success: Exclude<VerdictName, 'failed'>;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Runs the bundle's checks on the target and records the verdict in its ledger.
 * @throws DeployError NOT_APPLIED when the target's last run was of another bundle or is unfinished.
 */
export async function verifyDeployment(
  request: VerifyRequest,
  database: Database,
  clock: Clock,
  emit: Emit,
): Promise<VerdictName> {
  const { bundle } = request;
  return withSession(database, request.owner, emit, async (session) => {
    await refuseUnapplied(request, database);
    const state = stateDigest(await database.observe());
    const counts = await runChecks(request, database, clock, emit);
    const verdict = counts.failed > 0 ? 'failed' : request.success;
    const classes = request.classes;
    await session.record({ kind: 'verdict', bundle: bundle.digest, state, verdict, classes, counts });
    emit({ event: 'verdict', verdict, bundle: bundle.digest, ...counts });
    return verdict;
  });
}

async function runChecks(request: VerifyRequest, database: Database, clock: Clock, emit: Emit) {
  const counts = { passed: 0, failed: 0, notEvaluated: 0 };
  const counted = { passed: 'passed', failed: 'failed', 'not evaluated': 'notEvaluated' } as const;
  const checks = await checksOf(request.bundle, request.profile);
  const runnable = checks.filter(({ checkClass }) => request.classes.includes(checkClass));
  noteLeftOut(checks.length - runnable.length, request.classes, emit);
  for (const check of runnable) {
    if (request.signal?.aborted === true) throw cancelled();
    const start = clock.elapsed();
    const result = await database.evaluate(check);
    counts[counted[result.outcome]]++;
    emit({ event: 'check-finished', result, checkClass: check.checkClass, ms: clock.elapsed() - start });
  }
  return counts;
}

/** What is not run is told: fewer checks than before must not look like a smaller release. */
function noteLeftOut(number: number, run: readonly CheckClass[], emit: Emit): void {
  if (number === 0) return;
  const others = checkClasses.filter((name) => !run.includes(name)).join(' or ');
  const subject = number === 1 ? '1 check' : `${number} checks`;
  emit({
    event: 'notice',
    text: `${subject} of the class ${others} ${number === 1 ? 'is' : 'are'} not run here.`,
  });
}

function cancelled(): DeployError {
  return new DeployError({
    code: 'CANCELLED',
    what: 'Cancelled before every check had run; no verdict was recorded.',
    remedy: 'Run the command again.',
  });
}

/** Whether this very bundle was verified on the target, by checks of all those classes, and nothing has moved since. */
export async function isVerified(
  bundle: Bundle,
  classes: readonly CheckClass[],
  database: Database,
): Promise<boolean> {
  const verdict = await database.ledger.lastVerdict();
  if (verdict === undefined || verdict.verdict === 'failed' || verdict.bundle !== bundle.digest) return false;
  if (!classes.every((name) => verdict.classes.includes(name))) return false;
  const deployed = await database.ledger.deployed();
  return deployed?.bundle === bundle.digest && verdict.state === stateDigest(await database.observe());
}

async function refuseUnapplied({ bundle, profile }: VerifyRequest, database: Database): Promise<void> {
  const last = await database.ledger.lastRun();
  if (last?.finished === true && last.bundle === bundle.digest) {
    const as = (await database.ledger.deployed())?.profile ?? profile;
    if (as === profile) return;
    throw new DeployError({
      code: 'NOT_APPLIED',
      what: `${database.name} got bundle ${bundle.digest} as ${as}, and this is ${profile}, which has other checks.`,
      remedy: `Verify it with --as ${as}.`,
    });
  }
  const found =
    last === undefined
      ? 'nothing was ever applied'
      : `its last run was of bundle ${last.bundle}${last.finished ? '' : ' and is unfinished'}`;
  throw new DeployError({
    code: 'NOT_APPLIED',
    what: `Bundle ${bundle.digest} is not what ${database.name} holds: ${found}.`,
    remedy: 'Plan and apply this bundle first.',
  });
}
