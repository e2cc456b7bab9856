import { stateDigest, withEffect } from '../../plan/state.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ClrRuntime } from '../../ports/clr-runtime.ts';
import type { Database } from '../../ports/database.ts';
import type { Model } from '../../ports/model.ts';
import { exists, readObjects, requireContents } from '../ledger-log/contents.ts';
import type { LogView } from '../ledger-log/records.ts';
import { pastRuns } from '../ledger-log/runs.ts';
import { emptyView, viewAfter } from '../ledger-log/view.ts';
import { evaluateCheck } from './evaluate.ts';
import { rehearsalFolder } from './folder.ts';
import { changesOf } from './history.ts';
import { type LogRecord, logReader } from './log.ts';
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
  const viewNow = viewer(log);

  return {
    name: rehearsalName(options.folder),
    ledger: {
      lastRun: async () => (await viewNow()).run,
      runs: async () => pastRuns(changesOf(await log())),
      deployed: async () => (await viewNow()).deployed,
      lastVerdict: async () => (await viewNow()).verdict,
      model: (digest) => ({
        folder: async () => contents.model(digest),
        objects: async () => readObjects(contents.description(digest)),
      }),
      async bundleFolder(bundle) {
        const path = contents.bundles(bundle);
        return (await exists(path)) ? path : undefined;
      },
    },
    async observe() {
      const { state } = await viewNow();
      await requireContents(state, contents);
      return state;
    },
    async probe(step) {
      const { state } = await viewNow();
      return stateDigest(withEffect(state, step.effect)) === stateDigest(state) ? 'after' : 'before';
    },
    evaluate: async (check) => evaluateCheck(check, (await viewNow()).state, folder, parts),
    open: async (owner) => openSession(folder, parts.clock, owner),
  };
}

/** What a log comes to, each record counted once: what is in a log never changes. */
function viewer(log: () => Promise<readonly LogRecord[]>): () => Promise<LogView> {
  let known: { readonly last: LogRecord | undefined; readonly count: number; readonly view: LogView } = {
    last: undefined,
    count: 0,
    view: emptyView,
  };
  return async () => {
    const records = await log();
    // Another target has taken the folder's place.
    if (records[known.count - 1] !== known.last) known = { last: undefined, count: 0, view: emptyView };
    const view = changesOf(records.slice(known.count)).reduce(viewAfter, known.view);
    known = { last: records.at(-1), count: records.length, view };
    return view;
  };
}
