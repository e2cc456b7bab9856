import { BatchFailure, NotBegun } from './batch-failure.ts';
import type { SqlConnection } from './connection.ts';
import { rollBack } from './ledger-store.ts';
import { beginText, commitText, fenceCheckText } from './ledger-text.ts';
import { SqlFailure } from './sql-failure.ts';

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
  /** Asked while the fence is checked, so that it costs no time of its own; rejects when the lock is lost. */
  stillLocked(): Promise<void>;
}

/**
 * Runs a step and writes its row in one transaction: fencing check, statements, row. When the connection breaks at the
 * very end nobody here knows whether it was committed; the ledger does, and whoever goes on asks it.
 * @throws BatchFailure or SqlFailure as the server said it; the transaction is rolled back then.
 */
export async function runInTransaction(
  connection: SqlConnection,
  step: StepText,
  row: { readonly sequence: number; readonly entry: string },
  run: StepRun,
): Promise<void> {
  const { fencingToken, timeoutMs } = run;
  try {
    await guarded(connection, beginText(fencingToken), run);
    await runBatches(connection, step, run);
    await connection.batch(commitText(row.sequence, fencingToken, row.entry), { timeoutMs });
  } catch (error) {
    await rollBack(connection);
    throw error;
  }
}

/** Runs a step that no transaction may hold, behind the fencing check. */
export async function runAlone(connection: SqlConnection, step: StepText, run: StepRun): Promise<void> {
  try {
    await guarded(connection, fenceCheckText(run.fencingToken), run);
    await runBatches(connection, step, run);
  } catch (error) {
    await rollBack(connection);
    throw error;
  }
}

/** Sends a text and asks for the lock at once; of two answers the fence's is the one that tells more. */
async function guarded(
  connection: SqlConnection,
  text: string,
  { timeoutMs, stillLocked }: Pick<StepRun, 'timeoutMs' | 'stillLocked'>,
): Promise<void> {
  const [fence, lock] = await Promise.allSettled([connection.batch(text, { timeoutMs }), stillLocked()]);
  if (fence.status === 'rejected') {
    const { reason } = fence;
    throw reason instanceof SqlFailure && reason.reason === 'connection' ? new NotBegun(reason) : reason;
  }
  if (lock.status === 'rejected') throw lock.reason;
}

async function runBatches(
  connection: SqlConnection,
  { batches, bits }: StepText,
  { timeoutMs, signal }: StepRun,
): Promise<void> {
  for (const [index, batch] of batches.entries()) {
    try {
      if (bits !== undefined && batch.includes(bits.parameter)) {
        const name = bits.parameter.replace(/^@/, '');
        await connection.call(batch, { [name]: bits.bytes }, { timeoutMs, signal });
      } else {
        await connection.batch(batch, { timeoutMs, signal });
      }
    } catch (error) {
      throw error instanceof SqlFailure ? new BatchFailure(error, index) : error;
    }
  }
}
