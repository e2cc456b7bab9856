import type { Duplex } from 'node:stream';
import ssh2, { type Client, type ConnectConfig, type ServerHostKeyAlgorithm } from 'ssh2';
import type { DeployError } from '../../errors/deploy-error.ts';
import type { Environment } from '../system/child-environment.ts';
import { authMethods, type Credentials, credentialNames } from './credentials.ts';
import { refused, unreachable } from './failures.ts';
import { type Pin, refusalOf, requirePin } from './host-key.ts';
import { keysOf, keyType } from './known-hosts.ts';
import { proxyConnection } from './proxy-command.ts';

/** A machine and how to get there. */
export interface SshTarget {
  readonly name: string;
  readonly address: string;
  readonly port: number;
  readonly user: string;
  readonly fingerprint?: string | undefined;
  /** The text of a known_hosts file. */
  readonly knownHosts?: string | undefined;
  readonly credentials: Credentials;
  /** The host to go through, with a pin of its own; ssh_config(5) calls it ProxyJump. */
  readonly jump?: SshTarget | undefined;
  /** A program that makes the connection; it is started anew for each, because what it asks for may expire. */
  readonly proxyCommand?: readonly string[] | undefined;
  /** The environment that the program gets its share of. */
  readonly environment: Environment;
  readonly timeoutMs?: number;
}

const connectMs = 20_000;
/** A connection without an answer to three of these is lost: 30 seconds. */
const keepAlive = { keepaliveInterval: 10_000, keepaliveCountMax: 3 };

/** An authenticated connection to a host with the pinned key. */
export async function connectClient(target: SshTarget, through: Duplex | undefined): Promise<Client> {
  const { name, address, port, user, credentials } = target;
  const pin: Pin = {
    host: name,
    fingerprint: target.fingerprint,
    known: keysOf(address, port, target.knownHosts ?? ''),
  };
  requirePin(pin);
  const methods = authMethods(user, credentials);
  const socket =
    target.proxyCommand === undefined
      ? through
      : proxyConnection(target.proxyCommand, target, target.environment);
  const client = new ssh2.Client();
  let refusal: DeployError | undefined;
  const config: ConnectConfig = {
    ...(socket === undefined ? { host: address, port } : { sock: socket }),
    ...{ username: user, authHandler: [...methods], ...keepAlive },
    readyTimeout: target.timeoutMs ?? connectMs,
    ...algorithmsFor(pin),
    hostVerifier(key: Buffer) {
      refusal = refusalOf(key, pin);
      return refusal === undefined;
    },
  };
  return new Promise((resolve, reject) => {
    const fail = (error: Error & { readonly level?: string }): void => {
      const where = target.proxyCommand === undefined ? `${address}:${port}` : 'through its ProxyCommand';
      client.destroy();
      socket?.destroy();
      reject(
        refusal ??
          (error.level === 'client-authentication'
            ? refused(name, user, credentialNames(credentials))
            : unreachable(name, where, error)),
      );
    };
    const closed = (): void => fail(new Error('the connection was closed'));
    // Errors after this point close the connection, which every command under way hears of.
    client.on('error', fail).once('close', closed);
    client.once('ready', () => {
      client.removeListener('close', closed);
      resolve(client);
    });
    client.connect(config);
  });
}

/** A server has several keys: known_hosts says which of them can be compared. A fingerprint does not. */
function algorithmsFor({ fingerprint, known }: Pin): Pick<ConnectConfig, 'algorithms'> {
  if (fingerprint !== undefined) return {};
  const types = new Set(known.trusted.map(keyType));
  const serverHostKey = [...types].flatMap((type): ServerHostKeyAlgorithm[] =>
    type === 'ssh-rsa' ? ['rsa-sha2-512', 'rsa-sha2-256'] : [type as ServerHostKeyAlgorithm],
  );
  return { algorithms: { serverHostKey } };
}
