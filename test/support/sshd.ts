import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { chmod, readFile, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll } from 'vitest';
import type { SshTarget } from '../../src/adapters/ssh/ssh-host.ts';
import { Secret } from '../../src/errors/secret.ts';
import { temporaryFolder } from './temporary.ts';

const execute = promisify(execFile);

/** Debian's openssh-server, which scripts/setup-ci installs. */
export const sshdProgram = '/usr/sbin/sshd';

/** However this process ends, the server does too. */
const endsWithUs = ['setpriv', '--pdeathsig', 'KILL'];

export interface Sshd {
  readonly folder: string;
  readonly port: number;
  readonly fingerprint: string;
  /** The private key that its authorized_keys name, as a file. */
  readonly keyFile: string;
  /** How the toolkit gets there. */
  readonly target: SshTarget;
  /** Kills the process that serves each connection, as a crash or a cut cable would end it. */
  dropConnections(): Promise<number>;
  stop(): Promise<void>;
}

/** A real sshd on loopback: its own process, port, configuration and keys; it ends with the test file. */
export async function startSshd(
  options: {
    readonly port?: number;
    readonly config?: readonly string[];
    readonly wrap?: readonly string[];
  } = {},
): Promise<Sshd> {
  const folder = await temporaryFolder();
  const port = options.port ?? (await freePort());
  const hostKey = join(folder, 'host_key');
  const keyFile = join(folder, 'user_key');
  await makeKey(hostKey);
  await makeKey(keyFile);
  const authorized = join(folder, 'authorized_keys');
  await writeFile(authorized, await readFile(`${keyFile}.pub`));
  await chmod(authorized, 0o600);
  const config = join(folder, 'sshd_config');
  await writeFile(
    config,
    [
      ...[
        `Port ${port}`,
        'ListenAddress 127.0.0.1',
        `HostKey ${hostKey}`,
        `AuthorizedKeysFile ${authorized}`,
      ],
      // The folder of a test lies in one that everybody may write to.
      ...['StrictModes no', 'UsePAM no', 'PasswordAuthentication no', `PidFile ${join(folder, 'pid')}`],
      ...['PermitRootLogin yes', 'MaxStartups 100', 'MaxSessions 100', ...(options.config ?? []), ''],
    ].join('\n'),
  );
  // As root it wants a folder to jail its network part in, which a service manager would have made.
  if (process.getuid?.() === 0) mkdirSync('/run/sshd', { recursive: true, mode: 0o755 });
  const [file = '', ...args] = [
    ...endsWithUs,
    ...(options.wrap ?? []),
    sshdProgram,
    '-D',
    '-e',
    '-f',
    config,
  ];
  const child = spawn(file, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  let log = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    log = (log + text).slice(-20_000);
  });
  await listening(port, child, () => log);
  const dropConnections = async (): Promise<number> => {
    const serving = await childrenOf(child.pid ?? 0);
    for (const pid of serving) for (const one of [...(await childrenOf(pid)), pid]) killSshd(one);
    return serving.length;
  };
  const stop = async (): Promise<void> => {
    await dropConnections();
    await end(child);
  };
  afterAll(stop);
  return {
    ...{ folder, port, keyFile, stop, dropConnections },
    fingerprint: await fingerprintIn(`${hostKey}.pub`),
    target: {
      ...{
        name: 'loopback',
        address: '127.0.0.1',
        port,
        user: userInfo().username,
        environment: process.env,
      },
      fingerprint: await fingerprintIn(`${hostKey}.pub`),
      credentials: {
        key: { text: new Secret(await readFile(keyFile, 'utf8'), () => undefined), file: keyFile },
      },
    },
  };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  // Its connections share its standard error, so that this closes later than it ends.
  const exited = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await exited;
}

/** The process that serves a connection, never a command that runs over it. */
function killSshd(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It is gone already.
  }
}

async function childrenOf(pid: number): Promise<readonly number[]> {
  const text = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '');
  const pids = text
    .split(' ')
    .filter((part) => part !== '')
    .map(Number);
  const named = await Promise.all(
    pids.map(async (one) => [one, await readFile(`/proc/${one}/comm`, 'utf8').catch(() => '')] as const),
  );
  return named.filter(([, name]) => name.trim() === 'sshd').map(([one]) => one);
}

export async function makeKey(file: string, passphrase = ''): Promise<void> {
  await execute('ssh-keygen', ['-q', '-t', 'ed25519', '-N', passphrase, '-C', 'test', '-f', file]);
}

async function fingerprintIn(publicKey: string): Promise<string> {
  const { stdout } = await execute('ssh-keygen', ['-lf', publicKey]);
  return stdout.split(' ')[1] ?? '';
}

export async function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

/** Bounded by the number of tries, whose pace the operating system gives. */
async function listening(port: number, child: ChildProcess, log: () => string): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt++) {
    if (child.exitCode !== null) throw new Error(`sshd ended with ${child.exitCode}: ${log()}`);
    const isOpen = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1')
        .once('connect', () => resolve(true))
        .once('error', () => resolve(false));
      socket.once('close', () => socket.destroy());
      setTimeout(() => socket.destroy(), 50);
    });
    if (isOpen) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`sshd does not listen: ${log()}`);
}
