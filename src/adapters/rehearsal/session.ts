import { DeployError } from '../../errors/deploy-error.ts';
import { bundlesToKeep } from '../../plan/release-stack.ts';
import { withEffect } from '../../plan/state.ts';
import type { Step } from '../../plan/step.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Owner, Session } from '../../ports/database.ts';
import type { LedgerEntry } from '../../ports/ledger.ts';
import { keepAssembly, keepBundle, keepModel, pruneBundles } from '../ledger-log/contents.ts';
import type { ChangeEntry, LogView } from '../ledger-log/records.ts';
import { viewAfter } from '../ledger-log/view.ts';
import type { RehearsalFolder } from './folder.ts';
import { lockHolder, newestToken, viewOfLog } from './history.ts';
import { appendRecord, type LogEntry, type LogRecord, ledgerNotWritten, readLog } from './log.ts';
import { asLockHolder, mayBeAlive } from './process-identity.ts';

/**
 * Takes the lock by appending to the log: the next sequence number goes to exactly one of those who try.
 * A dead process's lock is taken over with a higher fencing token; a living one's is refused.
 * @throws DeployError LOCK_HELD, naming the holder.
 */
export async function openSession(folder: RehearsalFolder, clock: Clock, owner: Owner): Promise<Session> {
  const holder = await asLockHolder(owner);
  for (;;) {
    const log = await readLog(folder.log);
    const previous = lockHolder(log);
    if (previous !== null && (await mayBeAlive(previous))) throw held(folder, previous, log);
    const lock: LogRecord = {
      sequence: log.length + 1,
      fencingToken: newestToken(log) + 1,
      at: clock.now().toISOString(),
      kind: 'lock',
      owner: holder,
    };
    if (await appendRecord(folder.log, lock)) {
      return new RehearsalSession(folder, clock, lock, viewOfLog(log), previous);
    }
  }
}

class RehearsalSession implements Session {
  readonly fencingToken: number;
  readonly tookOverFrom: Owner | null;
  readonly #folder: RehearsalFolder;
  readonly #clock: Clock;
  #sequence: number;
  #view: LogView;

  constructor(folder: RehearsalFolder, clock: Clock, lock: LogRecord, view: LogView, previous: Owner | null) {
    this.#folder = folder;
    this.#clock = clock;
    this.fencingToken = lock.fencingToken;
    this.tookOverFrom = previous;
    this.#sequence = lock.sequence;
    this.#view = view;
  }

  async transact(step: Step, bundleFolder: string, row: LedgerEntry): Promise<void> {
    await this.#change(step, bundleFolder, { kind: 'transaction', step: step.id, effect: step.effect, row });
  }

  async execute(step: Step, bundleFolder: string): Promise<void> {
    await this.#change(step, bundleFolder, { kind: 'effect', step: step.id, effect: step.effect });
  }

  async record(row: LedgerEntry, bundleFolder?: string): Promise<void> {
    const { contents } = this.#folder;
    if (row.kind === 'run-started' && bundleFolder !== undefined) {
      await keepBundle(bundleFolder, row.bundle, contents).catch((error) => {
        throw ledgerNotWritten(error);
      });
    }
    await this.#append({ kind: 'ledger', row });
    if (row.kind === 'run-finished') {
      const keep = bundlesToKeep(this.#view.finished);
      // The run is over and recorded: what cannot be removed now goes after the next one.
      await pruneBundles(keep, contents).catch(() => undefined);
    }
  }

  async close(): Promise<void> {
    await this.#append({ kind: 'release' });
  }

  /** The bytes first, the log record last: what the log says is there is there. */
  async #change(step: Step, bundleFolder: string, entry: ChangeEntry): Promise<void> {
    const state = withEffect(this.#view.state, step.effect);
    if (step.bits !== undefined) await keepAssembly(step.bits, bundleFolder, this.#folder.contents);
    if (step.effect.kind === 'schema' && state.schema.model === step.effect.to) {
      await keepModel(this.#folder.bundledModel(bundleFolder), step.effect.to, this.#folder.contents);
    }
    await this.#append(entry);
  }

  async #append(entry: LogEntry): Promise<void> {
    const record: LogRecord = {
      sequence: this.#sequence + 1,
      fencingToken: this.fencingToken,
      at: this.#clock.now().toISOString(),
      ...entry,
    };
    if (!(await appendRecord(this.#folder.log, record))) throw await this.#fencedOut();
    this.#sequence = record.sequence;
    if (entry.kind !== 'lock' && entry.kind !== 'release') this.#view = viewAfter(this.#view, entry);
  }

  async #fencedOut(): Promise<DeployError> {
    const log = await readLog(this.#folder.log);
    const holder = lockHolder(log);
    return new DeployError({
      code: 'FENCED_OUT',
      what: `This session's lock on ${this.#folder.root} was taken over${holder === null ? '' : ` by ${describeOwner(holder)}`}; nothing more was written.`,
      remedy: 'Let the other run end, then run the command again.',
      evidence: { fencingToken: this.fencingToken, newest: newestToken(log) },
    });
  }
}

function held(folder: RehearsalFolder, holder: Owner, log: readonly LogRecord[]): DeployError {
  const since = log.findLast((record) => record.kind === 'lock')?.at;
  return new DeployError({
    code: 'LOCK_HELD',
    what: `${folder.root} is locked by ${describeOwner(holder)} since ${since}.`,
    remedy:
      'Wait until that run has ended, or end that process, and run the command again; if its host is gone for good, delete the rehearsal folder.',
    evidence: { holder, since },
  });
}

function describeOwner(owner: Owner): string {
  return `process ${owner.process} of ${owner.user} on ${owner.host} (${owner.command})`;
}
