import { readFile } from 'node:fs/promises';
import { stateDigest, withEffect } from '../../plan/state.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ClrRuntime } from '../../ports/clr-runtime.ts';
import type { Database } from '../../ports/database.ts';
import type { Model, ModelObject } from '../../ports/model.ts';
import { exists, requireContents } from './contents.ts';
import { evaluateCheck } from './evaluate.ts';
import { rehearsalFolder } from './folder.ts';
import { deployedBy, lastRun, lastVerdict, ledgerRows, pastRuns, stateAfter } from './history.ts';
import { logReader } from './log.ts';
import { rehearsalName } from './name.ts';
import { openSession } from './session.ts';

export interface RehearsalOptions {
  readonly folder: string;
  /** The host that the rehearsal plays, for instance `sql2022-linux`. */
  readonly profile: string;
}

/**
 * A target that needs no SQL Server: a folder with an append-only log of effects and ledger rows, and the
 * bytes of the models and assemblies that the log speaks of. It knows what DacFx and the CLR can tell, and
 * says `not evaluated` of what only an engine could.
 */
export function rehearsalDatabase(
  options: RehearsalOptions,
  parts: { readonly clock: Clock; readonly model: Model; readonly clr: ClrRuntime },
): Database {
  const folder = rehearsalFolder(options.folder, options.profile);
  const { contents } = folder;
  const log = logReader(folder.log);
  const rows = async () => ledgerRows(await log());

  return {
    name: rehearsalName(options.folder),
    ledger: {
      lastRun: async () => lastRun(await rows()),
      runs: async () => pastRuns(await log()),
      deployed: async () => deployedBy(await log()),
      lastVerdict: async () => lastVerdict(await rows()),
      model: (digest) => ({
        folder: contents.model(digest),
        objects: async () => readObjects(contents.description(digest)),
      }),
      async bundleFolder(bundle) {
        const path = contents.bundles(bundle);
        return (await exists(path)) ? path : undefined;
      },
    },
    async observe() {
      const state = stateAfter(await log());
      await requireContents(state, contents);
      return state;
    },
    async probe(step) {
      const state = stateAfter(await log());
      return stateDigest(withEffect(state, step.effect)) === stateDigest(state) ? 'after' : 'before';
    },
    evaluate: async (check) => evaluateCheck(check, stateAfter(await log()), folder, parts),
    open: async (owner) => openSession(folder, parts.clock, owner),
  };
}

/** What lies beside a model under its digest; a model that came there by itself has none. */
async function readObjects(description: string): Promise<readonly ModelObject[] | undefined> {
  const text = await readFile(description, 'utf8').catch(() => undefined);
  return text === undefined
    ? undefined
    : (JSON.parse(text) as { readonly objects: readonly ModelObject[] }).objects;
}
