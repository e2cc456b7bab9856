import type { Digest } from '../plan/digest.ts';

/** What a host says it holds. */
export interface HostReleases {
  /** The folders in `releases/`. */
  readonly present: readonly Digest[];
  /** Every release that was switched to, oldest first, as its log tells. */
  readonly switched: readonly Digest[];
  /** What `current` points to. */
  readonly current: Digest | null;
}

/** The release that was current before the one that is: what a rollback goes back to. */
export function previousOf({ switched, current, present }: HostReleases): Digest | null {
  return switched.findLast((digest) => digest !== current && present.includes(digest)) ?? null;
}

/**
 * The releases that are not needed any more: all but the last `keep` that were switched to. The current and the
 * previous one stay whatever `keep` says, and so does one that was never switched to: it may be on its way.
 */
export function releasesToPrune(host: HostReleases, keep: number): readonly Digest[] {
  const { present, switched, current } = host;
  const newestFirst = [...new Set([...switched].reverse())].filter((digest) => present.includes(digest));
  const kept = new Set([current, previousOf(host), ...newestFirst.slice(0, keep)]);
  return newestFirst.filter((digest) => !kept.has(digest));
}
