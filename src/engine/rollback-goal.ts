import { type Bundle, readBundle } from '../build/bundle.ts';
import { DeployError } from '../errors/deploy-error.ts';
import type { Digest } from '../plan/digest.ts';
import { releaseStack } from '../plan/release-stack.ts';
import type { Database } from '../ports/database.ts';
import type { PastRun, Run } from '../ports/ledger.ts';

/** Where a rollback goes, and from where. */
export interface RollbackGoal {
  readonly bundle: Digest;
  /** The runs that are taken back, oldest first: all since the goal's own last one. */
  readonly takenBack: readonly PastRun[];
}

/**
 * The release to go back to: the one that was named, or else the one before the current; after a run that never
 * ended, the one that it set out from. Reads; never writes.
 * @throws DeployError NO_PREVIOUS_RELEASE or RELEASE_UNKNOWN.
 */
export async function rollbackGoal(
  database: Database,
  unfinished: Run | undefined,
  named: Digest | undefined,
): Promise<RollbackGoal> {
  const runs = await database.ledger.runs();
  const finished = runs.filter(({ finishedAt }) => finishedAt !== null).map(({ bundle }) => bundle);
  const previous = releaseStack(finished).at(unfinished === undefined ? -2 : -1);
  const bundle = named ?? previous;
  if (bundle === undefined) throw nothingBefore(database.name, finished.at(-1), unfinished);
  if (!finished.includes(bundle)) throw neverDeployed(bundle, finished, database.name);
  const last = runs.findLastIndex((run) => run.bundle === bundle && run.finishedAt !== null);
  return { bundle, takenBack: runs.slice(last + 1) };
}

/** @throws DeployError RELEASE_UNKNOWN when the ledger has no copy of it. */
export async function keptBundle(digest: Digest, { ledger, name }: Database): Promise<Bundle> {
  const folder = await ledger.bundleFolder(digest);
  if (folder !== undefined) return readBundle(folder);
  throw new DeployError({
    code: 'RELEASE_UNKNOWN',
    what: `The ledger of ${name} does not keep bundle ${digest}: it has those of the last releases that were deployed there.`,
    remedy: 'Name the folder of that bundle with --bundle.',
  });
}

function nothingBefore(name: string, current: Digest | undefined, unfinished: Run | undefined): DeployError {
  const found =
    current !== undefined
      ? `${current} is the first release that it had`
      : unfinished === undefined
        ? 'nothing was ever deployed there'
        : `its first run, of ${unfinished.bundle}, has not ended`;
  return new DeployError({
    code: 'NO_PREVIOUS_RELEASE',
    what: `${name} has no release to go back to: ${found}.`,
    remedy:
      unfinished === undefined
        ? 'Deploy a corrected release instead.'
        : `Apply plan ${unfinished.plan} again: it goes on where it stopped.`,
  });
}

function neverDeployed(bundle: Digest, finished: readonly Digest[], name: string): DeployError {
  const known = releaseStack(finished).toReversed();
  return new DeployError({
    code: 'RELEASE_UNKNOWN',
    what: `Bundle ${bundle} was never deployed to ${name}, so nothing can go back to it.`,
    remedy: `Name one of these with --to: ${known.join(', ') || '(there is none)'}; a bundle that is new to the target is deployed with plan.`,
    evidence: { releases: known },
  });
}
