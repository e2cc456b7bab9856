import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stateAfter } from '../../src/adapters/rehearsal/history.ts';
import { type LogRecord, logFormat, readLog } from '../../src/adapters/rehearsal/log.ts';
import type { Effect, TargetState } from '../../src/plan/state.ts';

/** A rehearsal target on disk, looked at and meddled with behind the program's back. */
export interface RehearsalOnDisk {
  readonly folder: string;
  log(): Promise<readonly LogRecord[]>;
  state(): Promise<TargetState>;
  /** Changes the target as somebody else would who knows nothing of the toolkit. */
  meddle(effect: Effect): Promise<void>;
  /** Puts a model where an engine would show it: what a bundle brought, without a run. */
  bringModel(bundle: string, profile: string): Promise<string>;
  /** Leaves what a kill right after a record would have left: the log up to there. */
  cutAfter(last: (record: LogRecord) => boolean): Promise<void>;
  /** Keeps the target as it is, and gives the way back to it. */
  snapshot(): Promise<() => Promise<void>>;
}

export function rehearsalOnDisk(folder: string): RehearsalOnDisk {
  const logFolder = join(folder, 'log');
  const fileOf = (sequence: number): string => join(logFolder, `${String(sequence).padStart(8, '0')}.json`);
  const log = async () => readLog(logFolder);
  return {
    folder,
    log,
    state: async () => stateAfter(await log()),
    async meddle(effect) {
      const records = await log();
      const sequence = records.length + 1;
      const fencingToken = records.at(-1)?.fencingToken ?? 1;
      const record = {
        format: logFormat,
        sequence,
        fencingToken,
        at: '2026-11-21T00:00:00Z',
        kind: 'effect',
        step: 'by hand',
        effect,
      };
      await writeFile(fileOf(sequence), JSON.stringify(record));
    },
    async bringModel(bundle, profile) {
      const manifest = JSON.parse(await readFile(join(bundle, 'manifest.json'), 'utf8')) as {
        readonly models: Readonly<Record<string, { readonly digest: string }>>;
      };
      const digest = manifest.models[profile]?.digest ?? '';
      await cp(join(bundle, 'model', profile), join(folder, 'models', digest), { recursive: true });
      await cp(join(bundle, 'model', `${profile}.json`), join(folder, 'models', `${digest}.json`));
      return digest;
    },
    async cutAfter(last) {
      const records = await log();
      const at = records.findLast(last)?.sequence;
      if (at === undefined) throw new Error('the log has no such record');
      for (const { sequence } of records.slice(at)) await rm(fileOf(sequence));
    },
    async snapshot() {
      const copy = `${folder}.copy-${(await log()).length}`;
      await cp(folder, copy, { recursive: true });
      return async () => {
        await rm(folder, { recursive: true, force: true });
        await cp(copy, folder, { recursive: true });
      };
    },
  };
}
