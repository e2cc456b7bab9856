import { join } from 'node:path';
import type { ProbeAnswer } from '../../plan/step.ts';
import type { Database } from '../../ports/database.ts';
import { contentsOf, exists, keepBundle, keepModel, readObjects } from '../ledger-log/contents.ts';
import { pastRuns } from '../ledger-log/runs.ts';
import type { ServerOptions } from './connect.ts';
import { fetchFolder } from './content-store.ts';
import { Evaluator } from './evaluate.ts';
import { LedgerReader } from './ledger-reader.ts';
import { readHistory } from './ledger-store.ts';
import { mssqlName } from './name.ts';
import { openSession } from './open-session.ts';
import { asking } from './server-error.ts';
import { TargetLink } from './target-link.ts';

export interface MssqlOptions {
  readonly server: ServerOptions;
  readonly database: string;
  /** For instance `sql2025-linux`. */
  readonly profile: string;
  /** A folder for what the ledger keeps, by digest: it can be deleted at any time. */
  readonly cache: string;
  /** Milliseconds that each batch of a step may take; 0 for as long as it needs. */
  readonly stepTimeoutMs: number;
  readonly checkTimeoutMs: number;
  /** The ledger was written in another place, and the person says that this is right. */
  readonly acceptMove: boolean;
  /** Ends the batch that is running. */
  readonly interrupt?: AbortSignal;
  /** Told what the server says beside its answers, and what the adapter does by itself. */
  readonly notice: (text: string) => void;
}

/** A database on a real SQL Server. */
export function mssqlDatabase(options: MssqlOptions): Database & { close(): Promise<void> } {
  const { notice, database, profile, cache, interrupt } = options;
  const name = mssqlName(options.server.address, database);
  const link = new TargetLink(options.server, database, ({ number, text }) =>
    // 5701 and 5703 tell of every new connection: its database and its language.
    number === 5701 || number === 5703 ? undefined : notice(text),
  );
  const reader = new LedgerReader(link, options.acceptMove);
  const evaluator = new Evaluator(link, options.checkTimeoutMs);
  const contents = contentsOf(cache);

  const viewNow = async () => asking(name, async () => reader.view());
  const fetched = async (kind: 'bundle' | 'model', digest: string, path: string): Promise<boolean> => {
    if (await exists(path)) return true;
    const connection = await link.find();
    if (connection === undefined) return false;
    return asking(name, async () =>
      fetchFolder(connection, kind, digest, cache, async (folder) =>
        kind === 'bundle'
          ? keepBundle(folder, digest, contents)
          : keepModel(join(folder, 'model'), digest, contents),
      ),
    );
  };

  return {
    name,
    ledger: {
      lastRun: async () => (await viewNow()).run,
      async runs() {
        const connection = await link.find();
        if (connection === undefined) return [];
        return asking(name, async () => pastRuns(await readHistory(connection)));
      },
      deployed: async () => (await viewNow()).deployed,
      lastVerdict: async () => (await viewNow()).verdict,
      model: (digest) => ({
        async folder() {
          await fetched('model', digest, contents.model(digest));
          return contents.model(digest);
        },
        async objects() {
          await fetched('model', digest, contents.description(digest));
          return readObjects(contents.description(digest));
        },
      }),
      async bundleFolder(bundle) {
        const path = contents.bundles(bundle);
        return (await fetched('bundle', bundle, path)) ? path : undefined;
      },
    },
    observe: async () => (await viewNow()).state,
    probe: async ({ probe }) => (probe === undefined ? 'neither' : askProbe(probe)),
    evaluate: async (check) => asking(name, async () => evaluator.evaluate(check)),
    async open(owner) {
      evaluator.forget();
      const { stepTimeoutMs } = options;
      const parts = { link, reader, profile, stepTimeoutMs, interrupt, notice };
      return asking(name, async () => openSession(name, database, owner, parts));
    },
    close: async () => link.close(),
  };

  async function askProbe(text: string): Promise<ProbeAnswer> {
    const connection = await link.get();
    const { checkTimeoutMs: timeoutMs } = options;
    const sets = await asking(name, async () => connection.batch(text, { timeoutMs }));
    const answer = Object.values(sets.flat()[0] ?? {})[0];
    return answer === 'before' || answer === 'after' ? answer : 'neither';
  }
}
