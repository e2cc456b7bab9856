import { splitBatches } from '../../tsql/batches.ts';
import type { CheckResult, SqlCheck } from '../../verify/check.ts';
import type { Row, SqlConnection } from './connection.ts';
import { rollBack } from './ledger-store.ts';
import { SqlFailure } from './sql-failure.ts';

/** How many of the rows that a check returns are shown. */
const shownRows = 3;

/**
 * Runs a query of which every row is a failure. What is `rolled-back` runs in a transaction that never ends well;
 * what is `staging-only` runs as it is, because leaving something behind is what it is for.
 */
export async function sqlFinding(
  { text, id, source, checkClass }: SqlCheck,
  connection: SqlConnection,
  timeoutMs: number,
): Promise<Omit<CheckResult, 'id'>> {
  const batches = splitBatches(text, source?.file ?? id);
  const rows: Row[] = [];
  try {
    if (checkClass === 'rolled-back') await connection.batch('BEGIN TRANSACTION;', { timeoutMs });
    for (const batch of batches) {
      for (let time = 0; time < batch.count; time++) {
        rows.push(...(await connection.batch(batch.text, { timeoutMs })).flat());
      }
    }
  } catch (error) {
    if (!(error instanceof SqlFailure) || error.reason === 'connection') throw error;
    return { outcome: 'failed', evidence: error.message };
  } finally {
    await rollBack(connection);
  }
  if (rows.length === 0) return { outcome: 'passed', evidence: 'no row' };
  const first = rows.slice(0, shownRows).map((row) => JSON.stringify(row));
  const more = rows.length > shownRows ? `; and ${rows.length - shownRows} more` : '';
  return { outcome: 'failed', evidence: `${first.join('; ')}${more}` };
}
