import { createHash } from 'node:crypto';
import type { SqlConnection } from './connection.ts';

/** An application lock's name is cut off behind this many characters, without a word. */
const longestResource = 255;

/** Codes of sp_getapplock: https://learn.microsoft.com/sql/relational-databases/system-stored-procedures/sp-getapplock-transact-sql */
const refusals: Readonly<Record<number, string>> = {
  [-1]: 'another session holds it',
  [-2]: 'the request was cancelled',
  [-3]: 'the request was a deadlock victim',
  [-999]: 'the server refused the request',
};

/** The name is compared byte by byte, so it is one spelling of the database's name. */
export function lockResource(database: string): string {
  const resource = `hartonomous:${database.toLowerCase()}`;
  if (resource.length <= longestResource) return resource;
  return `hartonomous:${createHash('sha256').update(database.toLowerCase()).digest('hex')}`;
}

export const takeLockText = `DECLARE @result INT;
EXEC @result = sys.sp_getapplock @Resource = @resource, @LockMode = N'Exclusive', @LockOwner = N'Session',
    @LockTimeout = 0, @DbPrincipal = N'public';
SELECT @result AS [result];`;

export const holdsLockText = `SELECT APPLOCK_MODE(N'public', @resource, N'Session') AS [mode];`;

export const releaseLockText = `DECLARE @result INT;
EXEC @result = sys.sp_releaseapplock @Resource = @resource, @LockOwner = N'Session', @DbPrincipal = N'public';
SELECT @result AS [result];`;

const options = { timeoutMs: 30_000 };

/**
 * Takes the lock for as long as the session lives. The connection's database must be `master`: an application lock
 * belongs to the database of its session, and one in the target would block, and be killed by, what needs the target
 * to itself.
 * @returns null, or why it was not given: the procedure returns codes and raises nothing.
 */
export async function takeLock(connection: SqlConnection, resource: string): Promise<string | null> {
  const [[row] = []] = await connection.call(takeLockText, { resource }, options);
  const result = Number(row?.['result'] ?? -999);
  return result >= 0 ? null : (refusals[result] ?? `sp_getapplock returned ${result}`);
}

/** Whether the session still has it; false as well when the connection is gone. */
export async function holdsLock(connection: SqlConnection, resource: string): Promise<boolean> {
  if (!connection.isOpen) return false;
  const [[row] = []] = await connection.call(holdsLockText, { resource }, options).catch(() => [[]]);
  return row?.['mode'] === 'Exclusive';
}

export async function releaseLock(connection: SqlConnection, resource: string): Promise<void> {
  await connection.call(releaseLockText, { resource }, options);
}
