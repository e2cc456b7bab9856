import { setTimeout as wait } from 'node:timers/promises';
import { failureOf, NotBegun } from './batch-failure.ts';
import { isTransient } from './sql-failure.ts';

const attempts = 3;
const pauseMs = 200;

/**
 * Runs a step again when its whole transaction fell victim to what else is going on, such as a deadlock, or when its
 * connection was gone before it began. One that breaks later ends the run: nobody knows then what was committed.
 */
export async function withRetries(
  what: string,
  notice: (text: string) => void,
  work: () => Promise<void>,
  inTransaction = true,
): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      const failure = failureOf(error);
      if (attempt === attempts || !((inTransaction && isTransient(failure)) || error instanceof NotBegun))
        throw error;
      const said = failure instanceof Error ? failure.message : '';
      notice(`${what} is run again (${attempt + 1} of ${attempts}): ${said}`);
      await wait(pauseMs * attempt);
    }
  }
}
