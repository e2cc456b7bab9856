import type { ChangeRecord, PlaceOfLog } from '../ledger-log/records.ts';
import type { Row, SqlConnection } from './connection.ts';
import {
  ledgerVersions,
  ledgerVersionText,
  newestLedgerVersionText,
  recordVersionText,
} from './ledger-schema.ts';
import {
  historyText,
  holderText,
  lookText,
  releaseFenceText,
  rollBackText,
  takeFenceText,
} from './ledger-text.ts';

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
  await connection.batch(rollBackText, options).catch(() => undefined);
}

/** What one look at a target tells. */
export interface Look {
  readonly place: PlaceOfLog;
  /** From the last checkpoint on, in order. */
  readonly records: readonly ChangeRecord[];
}

export async function look(connection: SqlConnection): Promise<Look> {
  const [[place] = [], rows = []] = await connection.batch(lookText, options);
  return {
    place: { server: String(place?.['server']), database: String(place?.['database']) },
    records: rows.map(recordOf),
  };
}

export async function readHistory(connection: SqlConnection): Promise<readonly ChangeRecord[]> {
  const [rows = []] = await connection.batch(historyText, options);
  return rows.map(recordOf);
}

function recordOf(row: Row): ChangeRecord {
  return {
    ...JSON.parse(String(row['Entry'])),
    sequence: Number(row['Sequence']),
    fencingToken: Number(row['FencingToken']),
    at: isoTime(row['At']),
  };
}

function isoTime(value: unknown): string {
  return value instanceof Date ? value.toISOString() : String(value);
}

export interface Fence {
  readonly token: number;
  /** The holder who never gave it back; null after an orderly end. */
  readonly previous: string | null;
}

export async function takeFence(connection: SqlConnection, holder: string): Promise<Fence> {
  const [[row] = []] = await connection.call(takeFenceText, { holder }, options);
  return { token: Number(row?.['token']), previous: (row?.['previous'] as string | null) ?? null };
}

export async function releaseFence(connection: SqlConnection, token: number): Promise<void> {
  await connection.batch(releaseFenceText(token), options);
}

/** Who holds the lock and since when, as the ledger tells it; undefined where nobody is named. */
export async function fenceHolder(
  connection: SqlConnection,
): Promise<{ readonly holder: string; readonly since: string } | undefined> {
  const [[row] = []] = await connection.batch(holderText, options);
  const holder = row?.['Holder'];
  return typeof holder === 'string' ? { holder, since: isoTime(row?.['TakenAt']) } : undefined;
}
