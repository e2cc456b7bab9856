import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DeployError } from '../../errors/deploy-error.ts';
import { bundlesToKeep } from '../../plan/release-stack.ts';
import { withEffect } from '../../plan/state.ts';
import type { Step } from '../../plan/step.ts';
import type { Owner, Session } from '../../ports/database.ts';
import type { LedgerEntry } from '../../ports/ledger.ts';
import { readAssembly, requireBundle, requireModel } from '../ledger-log/contents.ts';
import type { ChangeEntry } from '../ledger-log/records.ts';
import { viewAfter } from '../ledger-log/view.ts';
import type { SqlConnection } from './connection.ts';
import { filesOf, pruneContent, storeFolder } from './content-store.ts';
import type { LedgerReader } from './ledger-reader.ts';
import { releaseFence, rollBack } from './ledger-store.ts';
import { appendText, checkpointText, fencedOutNumber } from './ledger-text.ts';
import { holdsLock, releaseLock } from './lock.ts';
import { withRetries } from './retries.ts';
import { SqlFailure } from './sql-failure.ts';
import { fencedOut, stepError } from './step-error.ts';
import { runAlone, runInTransaction, type StepRun, type StepText } from './step-runner.ts';
import type { TargetLink } from './target-link.ts';

export interface SessionParts {
  readonly link: TargetLink;
  readonly reader: LedgerReader;
  /** Holds the lock, in `master`. */
  readonly lock: SqlConnection;
  readonly resource: string;
  readonly fencingToken: number;
  readonly tookOverFrom: Owner | null;
  readonly profile: string;
  readonly stepTimeoutMs: number;
  /** Ends the batch that is running. */
  readonly interrupt: AbortSignal | undefined;
  readonly notice: (text: string) => void;
}

const ledgerTimeoutMs = 120_000;

/** Writes to a target for as long as it holds the lock: every change goes behind the fencing check. */
export class MssqlSession implements Session {
  readonly #parts: SessionParts;

  constructor(parts: SessionParts) {
    this.#parts = parts;
  }

  get fencingToken(): number {
    return this.#parts.fencingToken;
  }

  get tookOverFrom(): Owner | null {
    return this.#parts.tookOverFrom;
  }

  async transact(step: Step, bundleFolder: string, row: LedgerEntry): Promise<void> {
    const entry: ChangeEntry = { kind: 'transaction', step: step.id, effect: step.effect, row };
    await this.#keepModel(step, bundleFolder);
    await this.#run(step, bundleFolder, async (text, run) => {
      const sequence = await this.#nextSequence();
      await withRetries(step.id, this.#parts.notice, async () =>
        runInTransaction(await this.#target(), text, { sequence, entry: JSON.stringify(entry) }, run),
      );
    });
    await this.#parts.reader.wrote(entry);
  }

  async execute(step: Step, bundleFolder: string): Promise<void> {
    await this.#keepModel(step, bundleFolder);
    await this.#run(step, bundleFolder, async (text, run) =>
      withRetries(step.id, this.#parts.notice, async () => runAlone(await this.#target(), text, run), false),
    );
    await this.#append([{ kind: 'effect', step: step.id, effect: step.effect }]);
  }

  async record(row: LedgerEntry, bundleFolder?: string): Promise<void> {
    const { reader, fencingToken } = this.#parts;
    const { view, place } = await reader.position();
    const entry: ChangeEntry = {
      ...{ kind: 'ledger', row },
      ...(row.kind === 'run-started' && place !== undefined ? { place } : {}),
    };
    if (row.kind === 'run-started' && bundleFolder !== undefined) {
      await requireBundle(bundleFolder, row.bundle);
      await this.#store('bundle', row.bundle, bundleFolder);
    }
    if (row.kind !== 'run-finished') return this.#append([entry]);
    const after = viewAfter(view, entry);
    await this.#append([entry, { kind: 'checkpoint', view: after }]);
    const models = [view.deployed?.state, after.state].flatMap((state) => state?.schema.model ?? []);
    // The run is over and recorded: what cannot be removed now goes after the next one.
    await pruneContent(await this.#target(), fencingToken, {
      bundle: bundlesToKeep(after.finished),
      model: new Set(models),
    }).catch(() => undefined);
  }

  /** What is left open by trouble dies with the connection: the lock, and whatever a transaction had changed. */
  async close(): Promise<void> {
    const { lock, resource, link, fencingToken } = this.#parts;
    try {
      const target = await link.find();
      if (target !== undefined) await releaseFence(target, fencingToken);
      if (lock.isOpen) await releaseLock(lock, resource);
    } catch (error) {
      if (!(error instanceof SqlFailure)) throw error;
    } finally {
      await lock.close();
    }
  }

  async #target(): Promise<SqlConnection> {
    return this.#parts.link.get();
  }

  async #nextSequence(): Promise<number> {
    return (await this.#parts.reader.position()).newest + 1;
  }

  async #stillLocked(): Promise<void> {
    if (await holdsLock(this.#parts.lock, this.#parts.resource)) return;
    throw new DeployError({
      code: 'LOCK_LOST',
      what: 'The connection that holds the lock has broken, so another run may begin; nothing more was written.',
      remedy: 'Run the command again: it goes on where this one stopped.',
    });
  }

  async #run(
    step: Step,
    bundleFolder: string,
    work: (text: StepText, run: StepRun) => Promise<void>,
  ): Promise<void> {
    const { fencingToken, stepTimeoutMs: timeoutMs, interrupt: signal } = this.#parts;
    const stillLocked = async (): Promise<void> => this.#stillLocked();
    try {
      await work(await textOf(step, bundleFolder), { fencingToken, timeoutMs, signal, stillLocked });
    } catch (error) {
      throw stepError(step, error);
    }
  }

  /** The bytes first, the record last: what the ledger says is there is there. */
  async #keepModel({ effect }: Step, bundleFolder: string): Promise<void> {
    if (effect.kind !== 'schema') return;
    const { view } = await this.#parts.reader.position();
    if (withEffect(view.state, effect).schema.model !== effect.to) return;
    const folder = join(bundleFolder, 'model', this.#parts.profile);
    await requireModel(folder, effect.to);
    await this.#store('model', effect.to, folder, `${folder}.json`);
  }

  async #store(kind: 'bundle' | 'model', digest: string, folder: string, beside?: string): Promise<void> {
    const files = await filesOf(folder);
    const description =
      beside === undefined ? [] : [{ path: modelDescription, bytes: await readFile(beside) }];
    const all =
      kind === 'bundle' ? files : files.map(({ path, bytes }) => ({ path: `model/${path}`, bytes }));
    await this.#writing(async () =>
      storeFolder(await this.#target(), this.fencingToken, kind, digest, [...all, ...description]),
    );
  }

  async #append(entries: readonly ChangeEntry[]): Promise<void> {
    const { fencingToken, reader } = this.#parts;
    const first = await this.#nextSequence();
    const texts = entries.map((entry, index) => {
      const text = appendText(first + index, fencingToken, JSON.stringify(entry));
      return entry.kind === 'checkpoint' ? `${text}\n${checkpointText(first + index)}` : text;
    });
    const text =
      texts.length === 1 ? texts.join('') : `BEGIN TRANSACTION;\n${texts.join('\n')}\nCOMMIT TRANSACTION;`;
    await this.#writing(async () => {
      const target = await this.#target();
      try {
        await target.batch(text, { timeoutMs: ledgerTimeoutMs });
      } catch (error) {
        await rollBack(target);
        throw error;
      }
    });
    for (const entry of entries) await reader.wrote(entry);
  }

  async #writing(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof SqlFailure)) throw error;
      if (error.errors.some(({ number }) => number === fencedOutNumber)) throw fencedOut();
      throw new DeployError({
        code: 'LEDGER_NOT_WRITTEN',
        what: `The ledger could not be written: ${error.message}`,
        remedy: 'Mend what the message names, and run the same command again: it goes on from there.',
        evidence: { reason: error.reason, errors: error.errors },
        cause: error,
      });
    }
  }
}

/** Where a kept model has what its bundle has beside it. */
export const modelDescription = 'model.json';

async function textOf({ batches, bits }: Step, bundleFolder: string): Promise<StepText> {
  if (bits === undefined) return { batches };
  return { batches, bits: { parameter: bits.parameter, bytes: await readAssembly(bits, bundleFolder) } };
}
