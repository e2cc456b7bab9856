import { DeployError } from '../errors/deploy-error.ts';
import { type Digest, sha256 } from '../plan/digest.ts';

/** A file of a release, and what it must be on every host. */
export interface ReleaseFile {
  /** Relative to the release, forward slashes. */
  readonly path: string;
  readonly sha256: Digest;
  readonly size: number;
  readonly executable?: boolean;
}

/** What travels: a folder of files under one digest. */
export interface Release {
  readonly digest: Digest;
  readonly folder: string;
  readonly files: readonly ReleaseFile[];
}

/**
 * The release as `sha256sum` lists it on a host: sorted by the bytes of the paths, each from `./`. Two listings
 * are equal exactly when the same files have the same contents.
 */
export function listingOf(files: readonly ReleaseFile[]): string {
  return [...files]
    .map(({ path, sha256: digest }) => [Buffer.from(`./${path}`), `${digest}  ./${path}\n`] as const)
    .sort(([a], [b]) => Buffer.compare(a, b))
    .map(([, line]) => line)
    .join('');
}

export function listingDigest(files: readonly ReleaseFile[]): Digest {
  return sha256(listingOf(files));
}

/**
 * Refuses names that not every host can hold, or that would not come back from its tools as they went: control
 * characters end lines, and `sha256sum` writes a backslash differently.
 * @throws DeployError RELEASE_REFUSED naming each.
 */
export function requireUsableNames({ files, folder }: Release): void {
  const faults = files.filter(({ path }) => !isUsable(path)).map(({ path }) => JSON.stringify(path));
  const twice = files.map(({ path }) => path).filter((path, at, all) => all.indexOf(path) !== at);
  if (faults.length === 0 && twice.length === 0 && files.length > 0) return;
  const what =
    files.length === 0
      ? `The release in ${folder} holds no file.`
      : `The release in ${folder} holds names that cannot travel: ${[...faults, ...twice.map((path) => `${path} comes twice`)].join(', ')}.`;
  throw new DeployError({
    code: 'RELEASE_REFUSED',
    what,
    remedy:
      'Rename those files: no control character, no backslash, no part that is empty, . or .., 255 bytes at most.',
    evidence: { faults },
  });
}

function isUsable(path: string): boolean {
  return (
    !/[\\]|\p{Cc}|\p{Cs}/u.test(path) &&
    path.split('/').every((part) => !['', '.', '..'].includes(part) && Buffer.byteLength(part) <= 255)
  );
}
