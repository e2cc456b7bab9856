import type { Owner, Session } from '../../ports/database.ts';
import { lockHeld, parseHolder } from './holder.ts';
import { fenceHolder, takeFence, upgradeLedger } from './ledger-store.ts';
import { lockResource, takeLock } from './lock.ts';
import { MssqlSession, type SessionParts } from './session.ts';
import { SqlFailure } from './sql-failure.ts';

/** What a time-out of a lock is called by the server. */
const lockTimeout = 1222;

/**
 * Takes the lock on the target, makes its ledger what this version of the toolkit writes, and raises the fence.
 * @throws DeployError LOCK_HELD, naming the holder; DATABASE_MISSING.
 */
export async function openSession(
  name: string,
  database: string,
  owner: Owner,
  parts: Omit<SessionParts, 'lock' | 'resource' | 'fencingToken' | 'tookOverFrom'>,
): Promise<Session> {
  const { link, reader } = parts;
  const resource = lockResource(database);
  const lock = await link.toMaster();
  try {
    const refusal = await takeLock(lock, resource);
    if (refusal !== null) throw lockHeld(name, await holderOf(link), refusal);
    const target = await link.get();
    await upgradeLedger(target);
    reader.lookAnew();
    // Refuses a ledger that was written elsewhere, before anything is.
    await reader.position();
    const fence = await takeFence(target, JSON.stringify(owner)).catch(async (error: unknown) => {
      // The step of a holder whose lock is gone still runs, and has the fence to itself until it ends.
      const waited = error instanceof SqlFailure && error.first?.number === lockTimeout;
      throw waited
        ? lockHeld(name, await holderOf(link), 'a step of the run before is still under way')
        : error;
    });
    reader.lookAnew();
    await reader.position();
    const tookOverFrom = parseHolder(fence.previous);
    return new MssqlSession({ ...parts, lock, resource, fencingToken: fence.token, tookOverFrom });
  } catch (error) {
    await lock.close();
    throw error;
  }
}

async function holderOf(link: SessionParts['link']) {
  const target = await link.find().catch(() => undefined);
  return target === undefined ? undefined : fenceHolder(target).catch(() => undefined);
}
