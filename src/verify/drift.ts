import type { Digest } from '../plan/digest.ts';

/** One object of a target, and a digest over all that a deployment cares about in it. */
export interface Fingerprint {
  /** `Table`, `Procedure`, `Assembly`, …: what it is called in a sentence. */
  readonly kind: string;
  readonly name: string;
  readonly digest: Digest;
}

export interface Drift {
  readonly change: 'added' | 'removed' | 'changed';
  readonly kind: string;
  readonly name: string;
}

/** What has to be done to the first list to get the second, in the order of kinds and names. */
export function driftBetween(
  expected: readonly Fingerprint[],
  actual: readonly Fingerprint[],
): readonly Drift[] {
  const before = byIdentity(expected);
  const after = byIdentity(actual);
  const drifts = [...new Map([...before, ...after]).entries()].flatMap(([identity, { kind, name }]) => {
    const [was, is] = [before.get(identity), after.get(identity)];
    if (was?.digest === is?.digest) return [];
    const change = was === undefined ? 'added' : is === undefined ? 'removed' : 'changed';
    return [{ identity, drift: { change, kind, name } as const }];
  });
  return drifts.sort((a, b) => (a.identity < b.identity ? -1 : 1)).map(({ drift }) => drift);
}

/** `Table [dbo].[Models] was changed` */
export function driftSentence({ change, kind, name }: Drift): string {
  return `${kind} ${name} was ${change}`;
}

function byIdentity(fingerprints: readonly Fingerprint[]): ReadonlyMap<string, Fingerprint> {
  return new Map(fingerprints.map((one) => [`${one.kind}\0${one.name}`, one]));
}
