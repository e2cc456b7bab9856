import type { Digest } from '../plan/digest.ts';
import { releasesToPrune } from './prune.ts';
import { listingDigest, type Release } from './release.ts';
import type { Survey } from './survey.ts';

/** What a push has to do on one host. */
export interface PushPlan {
  /** `send` a new release, `repair` one that is there and not what was sent, or neither. */
  readonly transfer: 'send' | 'repair' | 'nothing';
  readonly activate: boolean;
  /** The releases that go once this one is current. */
  readonly prune: readonly Digest[];
}

export function planPush(release: Release, survey: Survey, keep: number): PushPlan {
  const { digest, files } = release;
  const there = survey.present.includes(digest);
  const whole = there && survey.listing === listingDigest(files);
  const isCurrent = survey.current === digest && survey.switched.at(-1) === digest;
  const after = {
    current: digest,
    switched: [...survey.switched, digest],
    present: [...survey.present, digest],
  };
  return {
    transfer: whole ? 'nothing' : there ? 'repair' : 'send',
    activate: !isCurrent,
    prune: isCurrent ? [] : releasesToPrune(after, keep),
  };
}
