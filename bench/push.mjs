// A release of 5,000 small files over the same sshd as scp -r, rsync -az and tar | ssh tar; then again unchanged, and 1 % changed.
import { execFile, spawn } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { sideBySide, timeProcess } from './lib/timing.mjs';
import { withFolder } from './lib/toolkit.mjs';

const execute = promisify(execFile);

export const title = 'a release of 5,000 small files over one sshd on loopback';

const files = 5000;
const repetitions = 3;

/** @returns rows of a name and what was measured. */
export async function bench({ root }) {
  const toolkit = await loadToolkit(root);
  return withFolder(async (folder) => {
    const server = await startSshd(folder);
    try {
      return await measure(folder, server, toolkit);
    } finally {
      server.child.kill('SIGKILL');
    }
  });
}

async function measure(folder, server, toolkit) {
  const { port, key, known, user } = server;
  const first = await makeRelease(join(folder, 'first'), toolkit);
  const second = await makeRelease(join(folder, 'second'), toolkit, 50);
  const ssh = [
    'ssh',
    '-q',
    '-p',
    String(port),
    '-i',
    key,
    '-o',
    `UserKnownHostsFile=${known}`,
    '-o',
    'BatchMode=yes',
  ];
  const at = `${user}@127.0.0.1`;
  let places = 0;
  const place = () => join(folder, `to-${++places}`);
  const push = async (release, to) => {
    const start = performance.now();
    const host = await toolkit.openSshHost({
      ...{ name: 'loopback', address: '127.0.0.1', port, user, environment: process.env },
      fingerprint: server.fingerprint,
      credentials: {
        key: { text: new toolkit.Secret(await readFile(key, 'utf8'), () => undefined), file: key },
      },
    });
    const { signal } = new AbortController();
    const options = { keep: 3, by: 'bench', clock: toolkit.systemClock, signal, log: () => undefined };
    const pushed = await toolkit.pushRelease(host, { release, root: to, ...options });
    await host.close();
    return { ...pushed, ms: performance.now() - start };
  };
  const unchanged = [];
  const onePercent = [];
  const results = await sideBySide(repetitions, {
    push: async () => {
      const to = place();
      const { ms } = await push(first, to);
      unchanged.push(await push(first, to));
      onePercent.push(await push(second, to));
      return ms;
    },
    scp: async () =>
      timeProcess([
        'scp',
        ...ssh.slice(1).map((one) => (one === '-p' ? '-P' : one)),
        '-r',
        first.folder,
        `${at}:${place()}`,
      ]),
    rsync: async () =>
      timeProcess(['rsync', '-az', '-e', ssh.join(' '), `${first.folder}/`, `${at}:${place()}`]),
    tar: async () => {
      const to = place();
      const script =
        'to=$1 from=$2; shift 2; tar -czf - -C "$from" . | "$@" "mkdir $to && tar -xzf - -C $to"';
      return timeProcess(['sh', '-c', script, 'sh', to, first.folder, ...ssh, at]);
    },
  });
  const ms = (value) => `${value.toFixed(0)} ms`;
  const middle = (list, of) => list.map(of).sort((a, b) => a - b)[Math.floor(list.length / 2)];
  const total = first.files.reduce((sum, { size }) => sum + size, 0);
  const share = (100 * middle(onePercent, ({ bytes }) => bytes)) / total;
  return [
    ['release', `${files} files, ${total} bytes`],
    ['scp -r', ms(results.of('scp'))],
    ['rsync -az', ms(results.of('rsync'))],
    ['tar | ssh tar', ms(results.of('tar'))],
    ['push, verified', ms(results.of('push'))],
    ['push / rsync', `${results.quotient('push', 'rsync').toFixed(2)} (aim: below 1)`],
    ['push / tar', `${results.quotient('push', 'tar').toFixed(2)} (aim: at most 1.3)`],
    ['unchanged', `${ms(middle(unchanged, (one) => one.ms))} (aim: below 300 ms)`],
    [
      '1 % changed',
      `${ms(middle(onePercent, (one) => one.ms))}, contents ${share.toFixed(2)} % of the bytes (aim: below 2 %)`,
    ],
  ];
}

async function loadToolkit(root) {
  const outfile = join(root, 'build', 'bench', 'push.mjs');
  await build({
    stdin: {
      contents: `
        export { openSshHost } from './src/adapters/ssh/ssh-host.ts';
        export { systemClock } from './src/adapters/system/clock.ts';
        export { Secret } from './src/errors/secret.ts';
        export { digestOfContents, sha256 } from './src/plan/digest.ts';
        export { pushRelease } from './src/release/push.ts';`,
      resolveDir: root,
      loader: 'ts',
    },
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    external: ['*.node', 'cpu-features'],
    define: { __dirname: '"."' },
    banner: {
      js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
    },
  });
  return import(pathToFileURL(outfile).href);
}

/** Text like that of sources, 1 to 8 KB a file; the first `changed` of them differ from those of another call. */
async function makeRelease(folder, { digestOfContents, sha256 }, changed = 0) {
  const contents = Array.from({ length: files }, (_, n) => {
    const line = `${n < changed ? 'other' : 'line'} ${n} of a file that is like many others, and not quite: ${(n * 2654435761) % 4294967296}\n`;
    return [`folder-${n % 100}/file-${n}.sql`, Buffer.from(line.repeat(12 + (n % 80)))];
  });
  for (const [path, content] of contents) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  const listed = contents.map(([path, content]) => ({ path, sha256: sha256(content), size: content.length }));
  return { digest: digestOfContents(contents), folder, files: listed };
}

async function startSshd(folder) {
  const [hostKey, key, known] = ['host_key', 'user_key', 'known_hosts'].map((name) => join(folder, name));
  for (const file of [hostKey, key])
    await execute('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', file]);
  const port = await new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port: free } = server.address();
      server.close(() => resolve(free));
    });
  });
  await writeFile(known, `[127.0.0.1]:${port} ${await readFile(`${hostKey}.pub`, 'utf8')}`);
  const config = join(folder, 'sshd_config');
  const lines = [
    `Port ${port}`,
    'ListenAddress 127.0.0.1',
    `HostKey ${hostKey}`,
    `AuthorizedKeysFile ${key}.pub`,
  ];
  const rest = ['StrictModes no', 'UsePAM no', `PidFile ${join(folder, 'pid')}`, 'PermitRootLogin yes'];
  await writeFile(config, [...lines, ...rest, 'Subsystem sftp internal-sftp', ''].join('\n'));
  if (process.getuid() === 0) await mkdir('/run/sshd', { recursive: true, mode: 0o755 });
  const child = spawn('/usr/sbin/sshd', ['-D', '-f', config], { stdio: 'ignore' });
  for (let attempt = 0; attempt < 200 && !(await isOpen(port)); attempt++)
    await new Promise((resolve) => setTimeout(resolve, 50));
  const { stdout } = await execute('ssh-keygen', ['-lf', `${hostKey}.pub`]);
  return { child, port, key, known, user: userInfo().username, fingerprint: stdout.split(' ')[1] };
}

async function isOpen(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
      .once('connect', () => {
        socket.destroy();
        resolve(true);
      })
      .once('error', () => resolve(false));
  });
}
