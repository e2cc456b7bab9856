import type { Bundle } from '../build/bundle.ts';
import { DeployError } from '../errors/deploy-error.ts';
import { stateDigest } from '../plan/state.ts';
import type { Clock } from '../ports/clock.ts';
import type { Database, Owner } from '../ports/database.ts';
import type { VerdictName } from '../ports/ledger.ts';
import { checksOf } from './checks.ts';
import type { Emit } from './events.ts';
import { withSession } from './with-session.ts';

export interface VerifyRequest {
  readonly bundle: Bundle;
  readonly profile: string;
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
    await refuseUnapplied(bundle, database);
    const state = stateDigest(await database.observe());
    const counts = await runChecks(request, database, clock, emit);
    const verdict = counts.failed > 0 ? 'failed' : request.success;
    await session.record({ kind: 'verdict', bundle: bundle.digest, state, verdict, counts });
    emit({ event: 'verdict', verdict, bundle: bundle.digest, ...counts });
    return verdict;
  });
}

async function runChecks(request: VerifyRequest, database: Database, clock: Clock, emit: Emit) {
  const counts = { passed: 0, failed: 0, notEvaluated: 0 };
  const counted = { passed: 'passed', failed: 'failed', 'not evaluated': 'notEvaluated' } as const;
  for (const check of await checksOf(request.bundle, request.profile)) {
    if (request.signal?.aborted === true) throw cancelled();
    const start = clock.elapsed();
    const result = await database.evaluate(check);
    counts[counted[result.outcome]]++;
    emit({ event: 'check-finished', result, ms: clock.elapsed() - start });
  }
  return counts;
}

function cancelled(): DeployError {
  return new DeployError({
    code: 'CANCELLED',
    what: 'Cancelled before every check had run; no verdict was recorded.',
    remedy: 'Run the command again.',
  });
}

/** Whether this very bundle was verified on the target and nothing has moved since. */
export async function isVerified(bundle: Bundle, database: Database): Promise<boolean> {
  const verdict = await database.ledger.lastVerdict();
  if (verdict === undefined || verdict.verdict === 'failed' || verdict.bundle !== bundle.digest) return false;
  const applied = await database.ledger.appliedBundle();
  return applied === bundle.digest && verdict.state === stateDigest(await database.observe());
}

async function refuseUnapplied(bundle: Bundle, database: Database): Promise<void> {
  const last = await database.ledger.lastRun();
  if (last?.finished === true && last.bundle === bundle.digest) return;
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
