import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** What a known_hosts file says of one host. */
export interface KnownKeys {
  readonly trusted: readonly Uint8Array[];
  readonly revoked: readonly Uint8Array[];
}

/**
 * Reads a known_hosts file in the format of sshd(8): names in a list, hashed, with wildcards and negations. A line
 * that is no entry, and a certificate authority, which ssh2 cannot check, trust nothing.
 */
export function keysOf(address: string, port: number, knownHosts: string): KnownKeys {
  const name = port === 22 ? address.toLowerCase() : `[${address.toLowerCase()}]:${port}`;
  const entries = knownHosts.split(/\r?\n/).flatMap((line) => {
    const parts = line.trim().split(/\s+/);
    if (parts[0] === undefined || parts[0] === '' || parts[0].startsWith('#')) return [];
    const marker = parts[0].startsWith('@') ? parts.shift() : undefined;
    const [names = '', , key = ''] = parts;
    const bytes = Buffer.from(key, 'base64');
    return bytes.length > 0 && isNamed(name, names) ? [{ marker, bytes }] : [];
  });
  return {
    trusted: entries.filter(({ marker }) => marker === undefined).map(({ bytes }) => bytes),
    revoked: entries.filter(({ marker }) => marker === '@revoked').map(({ bytes }) => bytes),
  };
}

function isNamed(name: string, names: string): boolean {
  if (names.startsWith('|1|')) return isHashed(name, names);
  const patterns = names.split(',');
  if (patterns.some((one) => one.startsWith('!') && matches(name, one.slice(1)))) return false;
  return patterns.some((one) => matches(name, one));
}

/** `|1|salt|HMAC-SHA1(salt, name)`, as HashKnownHosts writes it. */
function isHashed(name: string, entry: string): boolean {
  const [, , salt = '', hash = ''] = entry.split('|');
  const expected = Buffer.from(hash, 'base64');
  const actual = createHmac('sha1', Buffer.from(salt, 'base64')).update(name).digest();
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}

function matches(name: string, pattern: string): boolean {
  const expression = pattern
    .toLowerCase()
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${expression}$`).test(name);
}

/** The type that a public key names itself, for instance `ssh-ed25519`. */
export function keyType(key: Uint8Array): string {
  const bytes = Buffer.from(key);
  return bytes.length < 4 ? '' : bytes.toString('latin1', 4, 4 + bytes.readUInt32BE(0));
}

/** As `ssh-keygen -l` prints it. */
export function fingerprintOf(key: Uint8Array): string {
  return `SHA256:${createHash('sha256').update(key).digest('base64').replace(/=+$/, '')}`;
}
