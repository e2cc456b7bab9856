import type { Database, Owner, Session } from '../ports/database.ts';
import type { Emit } from './events.ts';

/** Takes the lock, works, and lets it go whatever happens; the error of the work outranks that of letting go. */
export async function withSession<Result>(
  database: Database,
  owner: Owner,
  emit: Emit,
  work: (session: Session) => Promise<Result>,
): Promise<Result> {
  const session = await database.open(owner);
  const { fencingToken, tookOverFrom } = session;
  if (fencingToken !== null) emit({ event: 'lock-taken', fencingToken, tookOverFrom });
  let result: Result;
  try {
    result = await work(session);
  } catch (error) {
    await session.close().catch(() => undefined);
    throw error;
  }
  await session.close();
  return result;
}
