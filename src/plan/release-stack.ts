import type { Digest } from './digest.ts';

/** How many releases' bundles a ledger keeps at least: what a rollback can go back to without being given a bundle. */
export const keptReleases = 5;

/**
 * The releases that lie below one another on a target, the current one last. One that is deployed again, by a rollback
 * for instance, takes everything above it away: what was rolled back from is no previous release.
 * @param finished bundles of the finished runs, oldest first.
 */
export function releaseStack(finished: readonly Digest[]): readonly Digest[] {
  const stack: Digest[] = [];
  for (const bundle of finished) {
    const at = stack.indexOf(bundle);
    if (at < 0) stack.push(bundle);
    else stack.length = at + 1;
  }
  return stack;
}

/** The bundles worth keeping: the last ones that were deployed, and the current and the previous release in any case. */
export function bundlesToKeep(finished: readonly Digest[], most = keptReleases): ReadonlySet<Digest> {
  const newestFirst = [...new Set([...finished].reverse())];
  return new Set([...newestFirst.slice(0, most), ...releaseStack(finished).slice(-2)]);
}
