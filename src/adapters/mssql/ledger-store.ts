import type { SqlConnection } from './connection.ts';
import {
  ledgerVersions,
  ledgerVersionText,
  newestLedgerVersionText,
  recordVersionText,
} from './ledger-schema.ts';
import { textLiteral } from './text.ts';

/** One row of the log. */
export interface StoredEntry {
  readonly sequence: number;
  readonly fencingToken: number;
  /** JSON. */
  readonly entry: string;
}

const options = { timeoutMs: 120_000 };

/** The version of the ledger in the connection's database; 0 where there is none. */
export async function ledgerVersion(connection: SqlConnection): Promise<number> {
  const [[found] = []] = await connection.batch(ledgerVersionText, options);
  if (found?.['present'] !== 1) return 0;
  const [[newest] = []] = await connection.batch(newestLedgerVersionText, options);
  return Number(newest?.['version'] ?? 0);
}

/** Brings the ledger to the newest version, each version in a transaction of its own. Whoever calls holds the lock. */
export async function upgradeLedger(connection: SqlConnection): Promise<void> {
  const present = await ledgerVersion(connection);
  for (const { version, batches } of ledgerVersions.filter((one) => one.version > present)) {
    await connection.batch('SET XACT_ABORT ON; BEGIN TRANSACTION;', options);
    try {
      for (const batch of batches) await connection.batch(batch, options);
      await connection.batch(`${recordVersionText(version)} COMMIT TRANSACTION;`, options);
    } catch (error) {
      await rollBack(connection);
      throw error;
    }
  }
}

/** Ends whatever transaction a failed batch has left; a broken connection has ended it already. */
export async function rollBack(connection: SqlConnection): Promise<void> {
  if (!connection.isOpen) return;
  await connection.batch('IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;', options).catch(() => undefined);
}

/** The rows behind a sequence number, in order. */
export async function readLog(connection: SqlConnection, after: number): Promise<readonly StoredEntry[]> {
  const text = `SELECT [Sequence], [FencingToken], [Entry] FROM [deploy].[Log] WHERE [Sequence] > ${after} ORDER BY [Sequence];`;
  const [rows = []] = await connection.batch(text, options);
  return rows.map((row) => ({
    sequence: Number(row['Sequence']),
    fencingToken: Number(row['FencingToken']),
    entry: String(row['Entry']),
  }));
}

export interface Fence {
  readonly token: number;
  /** The holder who never gave it back; null after an orderly end. */
  readonly previous: string | null;
}

/** Raises the fencing token: from now on, whoever has an older one writes nothing. */
export async function takeFence(connection: SqlConnection, holder: string): Promise<Fence> {
  const text = `SET LOCK_TIMEOUT 30000;
BEGIN TRANSACTION;
UPDATE [deploy].[Fence] SET [Token] = [Token] + 1, [TakenAt] = SYSUTCDATETIME() WHERE [Id] = 1;
SELECT [Token] AS [token], [Holder] AS [previous] FROM [deploy].[Fence] WHERE [Id] = 1;
UPDATE [deploy].[Fence] SET [Holder] = @holder WHERE [Id] = 1;
COMMIT TRANSACTION;`;
  const [[row] = []] = await connection.call(text, { holder }, options);
  return { token: Number(row?.['token']), previous: (row?.['previous'] as string | null) ?? null };
}

export async function releaseFence(connection: SqlConnection, token: number): Promise<void> {
  const text = `UPDATE [deploy].[Fence] SET [Holder] = NULL WHERE [Id] = 1 AND [Token] = ${token};`;
  await connection.batch(text, options);
}

/** Who holds the lock, as the ledger tells it; null where nobody is named. */
export async function fenceHolder(connection: SqlConnection): Promise<string | null> {
  const [[row] = []] = await connection.batch('SELECT [Holder] FROM [deploy].[Fence];', options);
  return (row?.['Holder'] as string | null) ?? null;
}

/** Numbers of the toolkit's own errors, in the range that THROW leaves to users. */
export const fencedOutNumber = 50_901;
export const transactionLostNumber = 50_902;

/** Touches the fence: a session whose token is no longer the newest stops here. Inside a transaction it keeps it. */
export function fenceCheckText(token: number): string {
  return `UPDATE [deploy].[Fence] SET [Token] = [Token] WHERE [Id] = 1 AND [Token] = ${token};
IF @@ROWCOUNT <> 1 THROW ${fencedOutNumber}, N'The lock was taken over; nothing more is written.', 1;`;
}

/** Adds a row, if the token is still the newest; its number goes to one writer only, being the key. */
export function appendText(sequence: number, token: number, entry: string): string {
  return `INSERT INTO [deploy].[Log] ([Sequence], [FencingToken], [Entry])
SELECT ${sequence}, [Token], ${textLiteral(entry)} FROM [deploy].[Fence] WHERE [Id] = 1 AND [Token] = ${token};
IF @@ROWCOUNT <> 1 THROW ${fencedOutNumber}, N'The lock was taken over; nothing more is written.', 1;`;
}
