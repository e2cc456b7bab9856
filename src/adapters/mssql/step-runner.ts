import type { SqlConnection } from './connection.ts';
import { appendText, fenceCheckText, rollBack, transactionLostNumber } from './ledger-store.ts';

export interface StepText {
  readonly batches: readonly string[];
  /** The bytes of an assembly, where a batch speaks of them. */
  readonly bits?: { readonly parameter: string; readonly bytes: Uint8Array } | undefined;
}

export interface StepRun {
  readonly fencingToken: number;
  /** Milliseconds for each batch; 0 waits for ever. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Runs a step and writes its row in one transaction: fencing check, statements, row. When the connection breaks at the
 * very end nobody here knows whether it was committed; the ledger does, and whoever goes on asks it.
 * @throws SqlFailure as the server said it; the transaction is rolled back then.
 */
export async function runInTransaction(
  connection: SqlConnection,
  step: StepText,
  row: { readonly sequence: number; readonly entry: string },
  run: StepRun,
): Promise<void> {
  const { fencingToken, timeoutMs } = run;
  try {
    await connection.batch(`BEGIN TRANSACTION;\n${fenceCheckText(fencingToken)}`, { timeoutMs });
    await runBatches(connection, step, run);
    // A statement that ended the transaction would have this row stand alone.
    const ending = `IF @@TRANCOUNT <> 1 THROW ${transactionLostNumber}, N'The step ended its own transaction.', 1;
${appendText(row.sequence, fencingToken, row.entry)}
COMMIT TRANSACTION;`;
    await connection.batch(ending, { timeoutMs });
  } catch (error) {
    await rollBack(connection);
    throw error;
  }
}

/** Runs a step that no transaction may hold, behind the fencing check. */
export async function runAlone(connection: SqlConnection, step: StepText, run: StepRun): Promise<void> {
  await connection.batch(fenceCheckText(run.fencingToken), { timeoutMs: run.timeoutMs });
  try {
    await runBatches(connection, step, run);
  } catch (error) {
    await rollBack(connection);
    throw error;
  }
}

async function runBatches(
  connection: SqlConnection,
  { batches, bits }: StepText,
  { timeoutMs, signal }: StepRun,
): Promise<void> {
  for (const batch of batches) {
    if (bits !== undefined && batch.includes(bits.parameter)) {
      const name = bits.parameter.replace(/^@/, '');
      await connection.call(batch, { [name]: bits.bytes }, { timeoutMs, signal });
    } else {
      await connection.batch(batch, { timeoutMs, signal });
    }
  }
}
