import { DeployError } from '../../errors/deploy-error.ts';
import { fingerprintOf, type KnownKeys, keyType } from './known-hosts.ts';

/** What a host has to prove to be: there is no trust on first use. */
export interface Pin {
  readonly host: string;
  /** `SHA256:` and base64, as `ssh-keygen -l` prints it; it alone counts where it is given. */
  readonly fingerprint: string | undefined;
  readonly known: KnownKeys;
}

/** @throws DeployError SSH_HOST_KEY_UNKNOWN when nothing says what key the host has. */
export function requirePin({ host, fingerprint, known }: Pin): void {
  if (fingerprint !== undefined || known.trusted.length > 0) return;
  throw new DeployError({
    code: 'SSH_HOST_KEY_UNKNOWN',
    what: `Nothing says what key ${host} has, so anybody could answer in its place; no connection was made.`,
    remedy: `Read the key on the machine itself (ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub) and give its fingerprint in the inventory, or its line in the known_hosts file.`,
    evidence: { host },
  });
}

/** What is wrong with the key that a host has shown; undefined when it is the pinned one. */
export function refusalOf(key: Uint8Array, { host, fingerprint, known }: Pin): DeployError | undefined {
  const shown = fingerprintOf(key);
  if (known.revoked.some((revoked) => Buffer.compare(revoked, key) === 0)) {
    return changed(host, shown, keyType(key), ['a key that is not revoked']);
  }
  if (fingerprint !== undefined) {
    return shown === fingerprint.replace(/=+$/, '')
      ? undefined
      : changed(host, shown, keyType(key), [fingerprint]);
  }
  if (known.trusted.some((trusted) => Buffer.compare(trusted, key) === 0)) return undefined;
  return changed(host, shown, keyType(key), known.trusted.map(fingerprintOf));
}

function changed(host: string, shown: string, type: string, pinned: readonly string[]): DeployError {
  return new DeployError({
    code: 'SSH_HOST_KEY_CHANGED',
    what: `${host} has shown the host key ${shown} (${type}), but ${pinned.join(' or ')} is pinned. Nothing was sent to it.`,
    remedy:
      'Find out on the machine itself whether its key was really changed; only then pin the new one in the inventory or known_hosts.',
    evidence: { host, shown, type, pinned },
  });
}
