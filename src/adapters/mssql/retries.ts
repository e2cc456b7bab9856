import { setTimeout as wait } from 'node:timers/promises';
import { BatchFailure } from './batch-failure.ts';
import { isTransient } from './sql-failure.ts';

const attempts = 3;
const pauseMs = 200;

/**
 * Runs a whole transaction again when it fell victim to what else is going on, such as a deadlock. Its connection must
 * be alive: without it nobody knows whether the transaction was committed.
 */
export async function withRetries(
  what: string,
  notice: (text: string) => void,
  work: () => Promise<void>,
): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      const failure = error instanceof BatchFailure ? error.failure : error;
      if (attempt === attempts || !isTransient(failure)) throw error;
      const said = failure instanceof Error ? failure.message : '';
      notice(`${what} is run again (${attempt + 1} of ${attempts}): ${said}`);
      await wait(pauseMs * attempt);
    }
  }
}
