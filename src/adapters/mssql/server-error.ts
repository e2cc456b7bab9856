import { DeployError } from '../../errors/deploy-error.ts';
import { knownRemedy } from './known-errors.ts';
import { SqlFailure } from './sql-failure.ts';

/** Does what reads a server; what it says against that gets the shape that reaches a user. */
export async function asking<Result>(target: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (thrown) {
    if (!(thrown instanceof SqlFailure)) throw thrown;
    const { reason, errors } = thrown;
    const refused = reason === 'server';
    throw new DeployError({
      code: refused ? 'SERVER_REFUSED' : 'TARGET_UNREACHABLE',
      what: refused
        ? `${target} refused what the toolkit asked of it: ${thrown.message}`
        : `${target} did not answer: ${thrown.message}.`,
      remedy:
        knownRemedy(errors.map(({ number }) => number)) ??
        'Mend what the message names, and run the command again.',
      evidence: { reason, errors },
      cause: thrown,
    });
  }
}
