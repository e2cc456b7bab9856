import { stateDigest, withEffect } from '../../plan/state.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ClrRuntime } from '../../ports/clr-runtime.ts';
import type { Database } from '../../ports/database.ts';
import type { Model } from '../../ports/model.ts';
import { requireContents } from './contents.ts';
import { evaluateCheck } from './evaluate.ts';
import { rehearsalFolder } from './folder.ts';
import { lastRun, lastVerdict, ledgerRows, stateAfter } from './history.ts';
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
  const log = logReader(folder.log);
  const rows = async () => ledgerRows(await log());

  return {
    name: rehearsalName(options.folder),
    ledger: {
      lastRun: async () => lastRun(await rows()),
      appliedBundle: async () => (await rows()).findLast((row) => row.kind === 'run-finished')?.bundle,
      lastVerdict: async () => lastVerdict(await rows()),
      modelFolder: (model) => folder.contents.model(model),
    },
    async observe() {
      const state = stateAfter(await log());
      await requireContents(state, folder.contents);
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
