import { execFile, spawnSync } from 'node:child_process';
import { mkdir, readdir, readFile, readlink, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline, Readable, Transform } from 'node:stream';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSshHost } from '../../src/adapters/ssh/ssh-host.ts';
import { systemClock } from '../../src/adapters/system/clock.ts';
import type { Host } from '../../src/ports/host.ts';
import { takeLock } from '../../src/release/lock.ts';
import { type Pushed, type PushRequest, pushRelease } from '../../src/release/push.ts';
import type { Release } from '../../src/release/release.ts';
import { makeRelease } from '../support/release.ts';
import { type Sshd, startSshd } from '../support/sshd.ts';
import { temporaryFolder } from '../support/temporary.ts';

const execute = promisify(execFile);
const { signal } = new AbortController();

let sshd: Sshd;
let host: Host;
let folder: string;
let places = 0;

beforeAll(async () => {
  folder = await temporaryFolder();
  sshd = await startSshd();
  host = await openSshHost(sshd.target);
});
afterAll(async () => host.close());

/** A folder on the host that no other test uses; not there yet. */
const newRoot = (): string => join(folder, `root of ${++places}`);
const release = async (files: Readonly<Record<string, string>>): Promise<Release> =>
  makeRelease(join(folder, `release-${++places}`), files);

async function push(
  to: string,
  pushed: Release,
  options: Partial<PushRequest> = {},
  over = host,
): Promise<Pushed> {
  const by = 'a test';
  const request = {
    release: pushed,
    root: to,
    keep: 3,
    by,
    clock: systemClock,
    signal,
    log: () => undefined,
  };
  return pushRelease(over, { ...request, ...options });
}

const text = async (...path: string[]): Promise<string> => readFile(join(...path), 'utf8');
const logged = async (root: string): Promise<readonly { release: string; previous: string | null }[]> =>
  (await text(root, 'log'))
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line));

describe('a release on a host', () => {
  const first = { 'bin/serve*': '#!/bin/sh\n', 'lib/a.txt': 'a\n', 'lib/b.txt': 'b\n', 'old.txt': 'old\n' };

  it('is there with every file, switched to and logged, and nobody else may look into it', async () => {
    const root = newRoot();
    const one = await release(first);
    expect(await push(root, one)).toMatchObject({ verdict: 'pushed', sent: 4 });
    expect(await readlink(join(root, 'current'))).toBe(`releases/${one.digest}`);
    expect(await text(root, 'current', 'lib', 'b.txt')).toBe('b\n');
    expect(await logged(root)).toMatchObject([{ release: one.digest, previous: null, by: 'a test' }]);
    const mode = async (...path: string[]) => ((await stat(join(root, ...path))).mode & 0o777).toString(8);
    expect(await mode('current', 'bin', 'serve')).toBe('750');
    expect(await mode('current', 'lib', 'a.txt')).toBe('640');
    expect(await mode('current', 'lib')).toBe('750');
    expect(await mode('shared')).toBe('750');
    const { stdout } = await execute('find', [root, '-perm', '/007', '!', '-type', 'l']);
    expect(stdout).toBe('');
    expect((await readdir(join(root, 'releases'))).filter((name) => !name.startsWith('.listing'))).toEqual([
      one.digest,
    ]);
  });

  it('changes nothing the second time, and says so', async () => {
    const root = newRoot();
    const one = await release(first);
    await push(root, one);
    const before = (await execute('find', [root, '-printf', '%p %T@ %m\\n'])).stdout;
    expect(await push(root, one)).toEqual({ verdict: 'unchanged', sent: 0, bytes: 0 });
    expect((await execute('find', [root, '-printf', '%p %T@ %m\\n'])).stdout).toBe(before);
  });

  it('takes what an earlier one has: only what changed travels, and moved files do not', async () => {
    const root = newRoot();
    await push(root, await release(first));
    const { 'old.txt': _, ...files } = first;
    const three = await release({ ...files, 'lib/b.txt': 'other\n', 'moved/there.txt': 'old\n' });
    expect(await push(root, three)).toMatchObject({ verdict: 'pushed', sent: 1 });
    expect(await text(root, 'current', 'moved', 'there.txt')).toBe('old\n');
    await expect(stat(join(root, 'current', 'old.txt'))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('does not share a file with the one it was taken from', async () => {
    const root = newRoot();
    const one = await release(first);
    await push(root, one);
    await push(root, await release({ ...first, more: 'x' }));
    await writeFile(join(root, 'current', 'lib', 'a.txt'), 'changed by a service');
    expect(await text(root, 'releases', one.digest, 'lib', 'a.txt')).toBe('a\n');
  });

  it('turns a file into a folder and back, and loses the right to execute with the next one', async () => {
    const root = newRoot();
    await push(root, await release({ a: 'file', 'run*': 'x' }));
    await push(root, await release({ 'a/b': 'inside', run: 'x' }));
    expect(await text(root, 'current', 'a', 'b')).toBe('inside');
    expect((await stat(join(root, 'current', 'run'))).mode & 0o111).toBe(0);
    await push(root, await release({ a: 'file again' }));
    expect(await text(root, 'current', 'a')).toBe('file again');
  });

  it('goes back to an earlier one without sending anything, and logs where it came from', async () => {
    const root = newRoot();
    const [one, two] = [await release({ a: '1' }), await release({ a: '2' })];
    await push(root, one);
    await push(root, two);
    expect(await push(root, one)).toEqual({ verdict: 'switched', sent: 0, bytes: 0 });
    expect(await text(root, 'current', 'a')).toBe('1');
    expect((await logged(root)).at(-1)).toMatchObject({ release: one.digest, previous: two.digest });
  });

  it('is pruned when newer ones are enough, but never the current or the previous', async () => {
    const root = newRoot();
    const all = [];
    for (const content of ['1', '2', '3', '4']) {
      const next = await release({ a: content });
      all.push(next.digest);
      await push(root, next, { keep: 1 });
    }
    const left = (await readdir(join(root, 'releases'))).filter((name) => !name.startsWith('.'));
    expect(left.sort()).toEqual(all.slice(2).sort());
  });

  it('may have names that a shell would trip over', async () => {
    const root = newRoot();
    const names = [
      '-rf',
      'a b',
      "it's",
      '"quoted"',
      '$(touch gone)',
      '`id`',
      '*.x',
      '~',
      ' leading',
      'trailing ',
      'ümlaut ✓',
      '#',
      '!x',
      'a;b&c|d',
      '--checkpoint=1',
      `${'l'.repeat(120)}/${'o'.repeat(200)}`,
    ];
    const hostile = await release(Object.fromEntries(names.map((name) => [name, `content of ${name}`])));
    expect(await push(root, hostile)).toMatchObject({ verdict: 'pushed', sent: names.length });
    for (const name of names) expect(await text(root, 'current', name)).toBe(`content of ${name}`);
    const next = await release(
      Object.fromEntries(names.map((name) => [`moved/${name}`, `content of ${name}`])),
    );
    expect(await push(root, next)).toMatchObject({ verdict: 'pushed', sent: 0 });
    for (const name of names) expect(await text(root, 'current', 'moved', name)).toBe(`content of ${name}`);
  });

  it.each([['line\nend'], ['back\\slash'], ['../out'], ['a//b'], ['/root'], ['']])(
    'may not have the name %j',
    async (path) => {
      const bad = { ...(await release({ a: '1' })), files: [{ path, sha256: 'a'.repeat(64), size: 1 }] };
      await expect(push(newRoot(), bad)).rejects.toMatchObject({ code: 'RELEASE_REFUSED', exitStatus: 2 });
    },
  );
});

describe('a push that something comes between', () => {
  it('is refused when its files are not what the release says, and the host stays as it was', async () => {
    const root = newRoot();
    const one = await release({ a: '1' });
    await push(root, one);
    const two = await release({ a: '2', b: '2' });
    await writeFile(join(two.folder, 'b'), '3');
    await expect(push(root, two)).rejects.toMatchObject({ code: 'RELEASE_DAMAGED', exitStatus: 4 });
    await writeFile(join(two.folder, 'b'), 'longer');
    await expect(push(root, two)).rejects.toMatchObject({ code: 'RELEASE_REFUSED' });
    expect(await text(root, 'current', 'a')).toBe('1');
    await writeFile(join(two.folder, 'b'), '2');
    expect(await push(root, two)).toMatchObject({ verdict: 'pushed' });
  });

  it('finds what was tampered with on the host, and replaces it', async () => {
    const root = newRoot();
    const one = await release({ a: '1', b: '2', c: '3' });
    await push(root, one);
    await writeFile(join(root, 'current', 'a'), 'x');
    await writeFile(join(root, 'current', 'extra'), 'x');
    await rm(join(root, 'current', 'b'));
    await symlink('/etc/passwd', join(root, 'current', 'b'));
    expect(await push(root, one)).toMatchObject({ verdict: 'repaired', sent: 2 });
    expect((await readdir(join(root, 'current'))).sort()).toEqual(['a', 'b', 'c']);
    expect(await text(root, 'current', 'b')).toBe('2');
    expect(await push(root, one)).toMatchObject({ verdict: 'unchanged' });
  });

  it('does not trust what it takes from an earlier release that was tampered with', async () => {
    const root = newRoot();
    await push(root, await release({ a: '1', b: 'moves' }));
    await writeFile(join(root, 'current', 'a'), 'x');
    await writeFile(join(root, 'current', 'b'), 'xxxxx');
    const next = await release({ a: '1', 'to/b': 'moves', c: 'new' });
    expect(await push(root, next)).toMatchObject({ verdict: 'pushed', sent: 3 });
    expect(await text(root, 'current', 'to', 'b')).toBe('moves');
  });

  it('goes on after the connection was lost in mid-file, without sending again what had arrived', async () => {
    const root = newRoot();
    const one = await release({ old: 'release' });
    await push(root, one);
    const noise = Array.from({ length: 400_000 }, (_, n) => (n * 2654435761) % 4294967296).join('');
    const big = await release({ 'a small': 'first', big: noise });
    const lost = await openSshHost(sshd.target);
    const slow = watched(lost, async (bytes) => {
      if (bytes < 1_000_000) return;
      const arrived = join(root, 'releases', `.incoming-${big.digest}`, 'big');
      await execute('sh', ['-c', 'until [ -s "$0" ]; do sleep 0.05; done', arrived], { timeout: 30_000 });
      await sshd.dropConnections();
    });
    await expect(push(root, big, {}, slow)).rejects.toMatchObject({ code: 'SSH_DROPPED', exitStatus: 6 });
    expect(await text(root, 'current', 'old')).toBe('release');
    await lost.close();
    host = await openSshHost(sshd.target);
    expect(await push(root, big)).toMatchObject({ verdict: 'pushed', sent: 1 });
    expect(await text(root, 'current', 'big')).toBe(noise);
  });

  it('goes on after a cut between upload and switch, with nothing left to send', async () => {
    const root = newRoot();
    await push(root, await release({ a: '1' }));
    const two = await release({ a: '2' });
    const lost = await openSshHost(sshd.target);
    let dropping: Promise<number> | undefined;
    const cut = push(
      root,
      two,
      {
        log: (line) => {
          if (line.startsWith('verified')) dropping = sshd.dropConnections();
        },
      },
      lost,
    );
    await expect(cut).rejects.toMatchObject({ code: 'SSH_DROPPED' });
    await dropping;
    await lost.close();
    host = await openSshHost(sshd.target);
    expect(['1', '2']).toContain(await text(root, 'current', 'a'));
    expect((await push(root, two)).sent).toBe(0);
    expect(await text(root, 'current', 'a')).toBe('2');
  });

  it('is refused while another one is under way, by the name of its holder, and the lock goes with the connection', async () => {
    const root = newRoot();
    const one = await release({ a: '1' });
    const other = await openSshHost(sshd.target);
    await takeLock(other, root, 'alice on build-7, 42', signal);
    const refusal = push(root, one);
    await expect(refusal).rejects.toMatchObject({ code: 'LOCK_HELD', exitStatus: 3 });
    await expect(refusal).rejects.toThrow('alice on build-7, 42');
    await other.close();
    await execute('flock', ['-w', '20', join(root, 'lock'), 'true']);
    expect(await push(root, one)).toMatchObject({ verdict: 'pushed' });
  });

  it('ends as one after the other or with a refusal when two come at once', async () => {
    const root = newRoot();
    const [one, two] = [await release({ a: '1' }), await release({ a: '2' })];
    const other = await openSshHost(sshd.target);
    const ends = await Promise.allSettled([push(root, one), push(root, two, {}, other)]);
    await other.close();
    const done = ends.filter(({ status }) => status === 'fulfilled').length;
    expect(done).toBeGreaterThanOrEqual(1);
    for (const end of ends)
      if (end.status === 'rejected') expect(end.reason).toMatchObject({ code: 'LOCK_HELD' });
    expect(await logged(root)).toHaveLength(done);
    expect(await readlink(join(root, 'current'))).toBe(`releases/${(await logged(root)).at(-1)?.release}`);
  });

  it('has failed where it may not write, with what the host says', async () => {
    const file = newRoot();
    await writeFile(file, 'no folder');
    const failure = push(join(file, 'below'), await release({ a: '1' }));
    await expect(failure).rejects.toMatchObject({ code: 'REMOTE_COMMAND_FAILED', exitStatus: 4 });
    await expect(failure).rejects.toThrow(/Not a directory/);
  });
});

/** sshd needs a real root for a namespace of its own, and a kernel that lets root make one. */
const namespaces =
  process.getuid?.() === 0 &&
  spawnSync('unshare', ['--mount', 'mount', '-t', 'tmpfs', 'none', '/mnt']).status === 0;

describe('a disk of the host', () => {
  if (namespaces) {
    it.each([
      [
        'that is full stops a push, and more room lets it go on',
        'size=300k',
        'room left there: 0 KiB',
        'remount,size=8m',
      ],
      ['that is read-only is named', 'ro', 'Read-only file system', 'remount,rw'],
    ])('%s', async (_, options, said, remount) => {
      const disk = newRoot();
      await mkdir(disk);
      const mount = [
        'unshare',
        '--mount',
        'sh',
        '-c',
        'mount -t tmpfs -o "$1" none "$0" && shift && exec "$@"',
        disk,
        options,
      ];
      const own = await startSshd({ wrap: mount });
      const on = await openSshHost(own.target);
      const noise = Array.from({ length: 90_000 }, (_, n) => (n * 2654435761) % 4294967296).join('');
      const big = await release({ a: '1', big: noise });
      const root = join(disk, 'root');
      const failure = push(root, big, {}, on);
      await expect(failure).rejects.toMatchObject({ code: 'REMOTE_COMMAND_FAILED', exitStatus: 4 });
      await expect(failure).rejects.toThrow(said);
      await on.run({ title: 'remount', args: ['mount', '-o', remount, 'none', disk], timeoutMs: 60_000 });
      expect(await push(root, big, {}, on)).toMatchObject({ verdict: 'pushed' });
      await on.close();
    });
  } else {
    it('stops a push where nothing can be made (no root or no namespaces on this machine)', async () => {
      const failure = push('/proc/hartonomous', await release({ a: '1' }));
      await expect(failure).rejects.toMatchObject({ code: 'REMOTE_COMMAND_FAILED', exitStatus: 4 });
    });
  }
});

/** The same host, told of every piece that goes out. */
function watched(over: Host, onBytes: (bytes: number) => Promise<void>): Host {
  return {
    name: over.name,
    converse: (command) => over.converse(command),
    connect: (address, port) => over.connect(address, port),
    close: () => over.close(),
    run(command) {
      let bytes = 0;
      const { input } = command;
      if (!(input instanceof Readable)) return over.run(command);
      const passing = new Transform({
        transform(chunk: Uint8Array, _encoding, done) {
          bytes += chunk.length;
          void onBytes(bytes).then(() => done(null, chunk));
        },
      });
      return over.run({ ...command, input: pipeline(input, passing, () => undefined) });
    },
  };
}
