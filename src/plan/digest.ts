import { createHash } from 'node:crypto';

/** A SHA-256 or SHA-512 as lower-case hexadecimal. */
export type Digest = string;

export function sha256(content: string | Uint8Array): Digest {
  return createHash('sha256').update(content).digest('hex');
}

export function sha512(content: string | Uint8Array): Digest {
  return createHash('sha512').update(content).digest('hex');
}

/**
 * JSON with the keys of every object in code-unit order and no white space, so that equal values give equal
 * bytes whatever order they were built in. Undefined members are left out, as JSON.stringify does. The rules
 * are those of RFC 8785 for what plans hold: strings, integers, booleans, null, arrays and plain objects.
 */
export function canonicalJson(value: unknown): string {
  return canonical(JSON.parse(JSON.stringify(value)) as unknown);
}

/** Written out here: an object lists members whose names are whole numbers first, whatever order they were set in. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (!isPlainObject(value)) return JSON.stringify(value);
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`).join(',')}}`;
}

export function digestOf(value: unknown): Digest {
  return sha256(canonicalJson(value));
}

/** Digest of a set of files: their names and contents, in whatever order they are given. */
export function digestOfContents(files: readonly (readonly [name: string, content: Uint8Array])[]): Digest {
  const digests = files.map(([name, content]) => [name, sha256(content)] as const);
  return digestOf([...digests].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The first twelve digits: enough to recognise a digest in a line of output, never enough to approve by. */
export function shortDigest(digest: Digest): string {
  return digest.slice(0, 12);
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
