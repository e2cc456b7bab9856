import { execFile, spawn } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import ssh2 from 'ssh2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandLine } from '../../src/adapters/ssh/quote.ts';
import { openSshHost, type SshTarget } from '../../src/adapters/ssh/ssh-host.ts';
import { Secret } from '../../src/errors/secret.ts';
import type { Host } from '../../src/ports/host.ts';
import fc from '../support/properties.ts';
import { freePort, makeKey, type Sshd, startSshd } from '../support/sshd.ts';
import { temporaryFolder } from '../support/temporary.ts';

const execute = promisify(execFile);
const secret = (text: string): Secret => new Secret(text, () => undefined);
const other = 'SHA256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';
const limit = { timeoutMs: 60_000 };

let sshd: Sshd;
let folder: string;
const opened: Host[] = [];

async function open(target: SshTarget): Promise<Host> {
  const host = await openSshHost(target);
  opened.push(host);
  return host;
}

beforeAll(async () => {
  folder = await temporaryFolder();
  sshd = await startSshd();
});

afterAll(async () => {
  for (const host of opened) await host.close();
});

describe('who a host is', () => {
  it('is refused without a pin, before anything is sent', async () => {
    const { fingerprint: _pin, ...target } = sshd.target;
    // Nothing listens there: what is refused first was never asked.
    await expect(openSshHost({ ...target, port: await freePort() })).rejects.toMatchObject({
      code: 'SSH_HOST_KEY_UNKNOWN',
      exitStatus: 3,
    });
  });

  it('is refused when its key is not the pinned one, with both fingerprints', async () => {
    const refusal = openSshHost({ ...sshd.target, fingerprint: other });
    await expect(refusal).rejects.toMatchObject({ code: 'SSH_HOST_KEY_CHANGED', exitStatus: 3 });
    await expect(refusal).rejects.toThrow(sshd.fingerprint);
    await expect(refusal).rejects.toThrow(other);
  });

  it('is refused when another machine has come to its address since known_hosts was written', async () => {
    const { fingerprint: _pin, ...target } = sshd.target;
    const port = await freePort();
    const first = await startSshd({ port });
    const pinned = {
      ...target,
      port,
      knownHosts: await knownHostsOf(first),
      credentials: first.target.credentials,
    };
    await expect((await open(pinned)).run({ title: 'echo', args: ['echo', 'a'], ...limit })).resolves.toBe(
      'a\n',
    );
    await first.stop();
    const second = await startSshd({ port });
    const refusal = openSshHost(pinned);
    await expect(refusal).rejects.toMatchObject({ code: 'SSH_HOST_KEY_CHANGED' });
    await expect(refusal).rejects.toThrow(first.fingerprint);
    await expect(refusal).rejects.toThrow(second.fingerprint);
  });

  it.each([
    ['plain', async (line: string) => line],
    [
      'hashed',
      async (line: string) => {
        const file = join(folder, 'hashed');
        await writeFile(file, line);
        await execute('ssh-keygen', ['-q', '-H', '-f', file]);
        return readFile(file, 'utf8');
      },
    ],
    ['with a wildcard', async (line: string) => line.replace('127.0.0.1', '127.*.?.1')],
  ])('is known from a known_hosts file (%s)', async (_, written) => {
    const { fingerprint: _pin, ...target } = sshd.target;
    const host = await open({ ...target, knownHosts: await written(await knownHostsOf(sshd)) });
    await expect(host.run({ title: 'true', args: ['true'], ...limit })).resolves.toBe('');
  });

  it.each([
    ['of another port', (line: string) => line.replace(/:\d+ /, ':1 ')],
    ['that is negated', (line: string) => line.replace('[127', '![127')],
    ['of a certificate authority', (line: string) => `@cert-authority ${line}`],
    ['that is a comment', (line: string) => `# ${line}`],
  ])('is not known from a line %s', async (_, written) => {
    const { fingerprint: _pin, ...target } = sshd.target;
    const knownHosts = written(await knownHostsOf(sshd));
    await expect(openSshHost({ ...target, knownHosts })).rejects.toMatchObject({
      code: 'SSH_HOST_KEY_UNKNOWN',
    });
  });

  it('is refused with a revoked key, whatever else is pinned', async () => {
    const knownHosts = `@revoked ${await knownHostsOf(sshd)}`;
    await expect(openSshHost({ ...sshd.target, knownHosts })).rejects.toMatchObject({
      code: 'SSH_HOST_KEY_CHANGED',
    });
  });
});

describe('who the toolkit is', () => {
  it('is told by a key with a passphrase', async () => {
    const file = join(folder, 'locked');
    await makeKey(file, 'a long passphrase');
    const own = await startSshd();
    await writeFile(join(own.folder, 'authorized_keys'), await readFile(`${file}.pub`));
    const key = { text: secret(await readFile(file, 'utf8')), file };
    const credentials = { key, passphrase: secret('a long passphrase') };
    const host = await open({ ...own.target, credentials });
    await expect(host.run({ title: 'true', args: ['true'], ...limit })).resolves.toBe('');
    const wrong = openSshHost({ ...own.target, credentials: { key, passphrase: secret('a wrong guess') } });
    await expect(wrong).rejects.toMatchObject({ code: 'SSH_KEY_UNUSABLE', exitStatus: 2 });
    await expect(wrong).rejects.not.toThrow(/a wrong guess/);
  });

  it('is told by an agent', async () => {
    const socket = join(folder, 'agent');
    const agent = spawn('ssh-agent', ['-D', '-a', socket], { stdio: 'ignore' });
    try {
      await execute('sh', ['-c', 'until [ -S "$0" ]; do sleep 0.05; done', socket], { timeout: 20_000 });
      await execute('ssh-add', ['-q', sshd.keyFile], { env: { ...process.env, SSH_AUTH_SOCK: socket } });
      const host = await open({ ...sshd.target, credentials: { agent: socket } });
      await expect(host.run({ title: 'true', args: ['true'], ...limit })).resolves.toBe('');
    } finally {
      agent.kill();
    }
  });

  it.each(['password', 'keyboard-interactive'])('is told by a password (%s)', async (method) => {
    const key = await readFile(join(sshd.folder, 'host_key'));
    const server = new ssh2.Server({ hostKeys: [key] }, (client) => {
      client
        .on('error', () => undefined)
        .on('authentication', (context) => {
          if (context.method !== method) return context.reject([method as 'password']);
          if (context.method === 'password')
            return context.password === 'it fits' ? context.accept() : context.reject();
          if (context.method !== 'keyboard-interactive') return context.reject();
          return context.prompt([{ prompt: 'Password: ', echo: false }], (answers) =>
            answers[0] === 'it fits' ? context.accept() : context.reject(),
          );
        });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    try {
      const target = { ...sshd.target, port };
      const host = await openSshHost({ ...target, credentials: { password: secret('it fits') } });
      await host.close();
      const wrong = openSshHost({ ...target, credentials: { password: secret('it does not') } });
      await expect(wrong).rejects.toMatchObject({ code: 'SSH_CREDENTIALS_REFUSED' });
      await expect(wrong).rejects.not.toThrow(/it does not/);
    } finally {
      server.close();
    }
  });

  it('is refused with a key that the host does not know, and the message says what was offered', async () => {
    const file = join(folder, 'stranger');
    await makeKey(file);
    const credentials = { key: { text: secret(await readFile(file, 'utf8')), file } };
    const refusal = openSshHost({ ...sshd.target, credentials });
    await expect(refusal).rejects.toMatchObject({ code: 'SSH_CREDENTIALS_REFUSED', exitStatus: 6 });
    await expect(refusal).rejects.toThrow(file);
  });
});

describe('a command on a host', () => {
  let host: Host;
  beforeAll(async () => {
    host = await open(sshd.target);
  });
  const shell = (script: string, ...args: string[]) => ({
    title: 'the test',
    args: ['sh', '-c', script, 'sh', ...args] as const,
    ...limit,
  });

  it('gets every argument byte for byte', async () => {
    const hostile = [
      '',
      ' ',
      "'",
      "''\\''",
      '"',
      '$(id)',
      '`id`',
      '\\',
      '\n',
      '-n',
      '*',
      '~',
      '!!',
      '#',
      ';',
      '&',
      '\u0001',
      'ä€𝄞',
    ];
    const output = await host.run({ title: 'printf', args: ['printf', '%s\\0', ...hostile], ...limit });
    expect(output.split('\0').slice(0, -1)).toEqual(hostile);
  });

  it('gets any argument whatever byte for byte (a property, on the shell that sshd starts)', async () => {
    const argument = fc.string({ unit: 'binary', maxLength: 40 }).filter((text) => !text.includes('\0'));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(argument, { minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 5 }),
        async (lists) => {
          for (const args of lists) {
            const { stdout } = await execute('sh', ['-c', commandLine(['printf', '%s\\0', ...args])], {
              encoding: 'buffer',
            });
            expect(stdout.equals(Buffer.from(args.map((one) => `${one}\0`).join(''), 'utf8'))).toBe(true);
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  it.each([['a\0b'], ['\ud800'], ['x'.repeat(130_000)]])(
    'is refused with an argument that none can be (case %#)',
    async (argument) => {
      await expect(host.run({ title: 'echo', args: ['echo', argument], ...limit })).rejects.toMatchObject({
        code: 'INPUT_INVALID',
      });
    },
  );

  it('streams both outputs by lines, and gets its input', async () => {
    const lines: string[] = [];
    const output = await host.run({
      ...shell('cat; echo to stderr >&2; printf "no end"'),
      input: Buffer.from('first\r\nsecond\n'),
      onLine: (line, stream) => lines.push(`${stream}: ${line}`),
    });
    expect(output).toBe('first\r\nsecond\nno end');
    expect(lines.filter((line) => line.startsWith('stdout'))).toEqual([
      'stdout: first',
      'stdout: second',
      'stdout: no end',
    ]);
    expect(lines).toContain('stderr: to stderr');
  });

  it('succeeds with status 0 and nothing else', async () => {
    await expect(host.run(shell('exit 0'))).resolves.toBe('');
    const failure = host.run(shell('echo what went wrong >&2; exit 3'));
    await expect(failure).rejects.toMatchObject({
      code: 'REMOTE_COMMAND_FAILED',
      exitStatus: 4,
      evidence: { status: 3 },
    });
    await expect(failure).rejects.toThrow('what went wrong');
  });

  it('has failed when a signal killed it', async () => {
    await expect(host.run(shell('kill -KILL $$'))).rejects.toMatchObject({
      code: 'REMOTE_COMMAND_KILLED',
      evidence: { signal: 'SIGKILL', status: null },
    });
  });

  it('has failed when its time is over, and does not go on', async () => {
    const file = join(folder, 'still-there');
    const failure = host.run({
      ...shell('echo $$ > "$1"; while echo; do sleep 0.1; done', file),
      timeoutMs: 1500,
    });
    await expect(failure).rejects.toMatchObject({ code: 'REMOTE_COMMAND_TIMED_OUT', exitStatus: 4 });
    const pid = (await readFile(file, 'utf8')).trim();
    await execute('sh', ['-c', 'while kill -0 "$0" 2>/dev/null; do sleep 0.05; done', pid], {
      timeout: 20_000,
    });
    await expect(host.run(shell('echo alive'))).resolves.toBe('alive\n');
  });

  it('has failed when it was cancelled', async () => {
    const abort = new AbortController();
    const failure = host.run({
      ...shell('echo begun; sleep 300'),
      signal: abort.signal,
      onLine: () => abort.abort(),
    });
    await expect(failure).rejects.toMatchObject({ code: 'CANCELLED', exitStatus: 130 });
  });

  it('has failed when the connection goes, and so has the next one', async () => {
    const own = await startSshd();
    const lost = await open(own.target);
    let dropping: Promise<number> | undefined;
    const failure = lost.run({
      ...shell('echo begun; sleep 20'),
      onLine: () => {
        dropping ??= own.dropConnections();
      },
    });
    await expect(failure).rejects.toMatchObject({ code: 'SSH_DROPPED', exitStatus: 6 });
    expect(await dropping).toBe(1);
    await expect(lost.run(shell('true'))).rejects.toMatchObject({ code: 'SSH_DROPPED' });
    await lost.close();
  });

  it('cannot make what it prints act on a terminal', async () => {
    const failure = host.run(shell('printf "\\033[2Jcleared\\007" >&2; exit 1'));
    await expect(failure).rejects.toThrow('\\x1b[2Jcleared\\x07');
  });

  it('cannot fill the memory with a line that never ends', async () => {
    let longest = 0;
    let total = 0;
    const output = await host.run({
      ...shell('head -c 3000000 /dev/zero | tr "\\0" x'),
      onLine: (line) => {
        longest = Math.max(longest, line.length);
        total += line.length;
      },
    });
    expect(total).toBe(3_000_000);
    expect(longest).toBeLessThanOrEqual(64 * 1024);
    expect(output.length).toBeLessThanOrEqual(200_000);
  });
});

describe('the way to a host', () => {
  it('is refused where nothing listens', async () => {
    const port = await freePort();
    const failure = openSshHost({ ...sshd.target, port });
    await expect(failure).rejects.toMatchObject({ code: 'SSH_UNREACHABLE', exitStatus: 6 });
    await expect(failure).rejects.toThrow(`127.0.0.1:${port}`);
  });

  it('goes through a ProxyCommand, started anew for each connection', async () => {
    const count = join(folder, 'started');
    const proxyCommand = [
      'sh',
      '-c',
      'echo x >> "$0"; exec node -e "$3" "$1" "$2"',
      count,
      '%h',
      '%p',
      relay,
    ];
    for (const times of [1, 2]) {
      const host = await open({ ...sshd.target, proxyCommand });
      await expect(host.run({ title: 'echo', args: ['echo', 'through'], ...limit })).resolves.toBe(
        'through\n',
      );
      expect((await readFile(count, 'utf8')).split('\n').length - 1).toBe(times);
      await host.close();
    }
  });

  it('is refused with what the ProxyCommand said when no connection comes of it', async () => {
    const proxyCommand = ['sh', '-c', 'echo "the relay has expired" >&2; exit 1'];
    const failure = openSshHost({ ...sshd.target, proxyCommand });
    await expect(failure).rejects.toMatchObject({ code: 'SSH_UNREACHABLE' });
    await expect(failure).rejects.toThrow('the relay has expired');
    await expect(openSshHost({ ...sshd.target, proxyCommand: ['no-such-program'] })).rejects.toMatchObject({
      code: 'SSH_UNREACHABLE',
    });
  });

  it('goes through another host, each with its own key and pin', async () => {
    const behind = await startSshd();
    const jump = { ...sshd.target, name: 'bastion' };
    const host = await open({ ...behind.target, jump });
    await expect(host.run({ title: 'echo', args: ['echo', 'behind'], ...limit })).resolves.toBe('behind\n');
    await expect(
      openSshHost({ ...behind.target, jump: { ...jump, fingerprint: other } }),
    ).rejects.toMatchObject({
      code: 'SSH_HOST_KEY_CHANGED',
    });
    await expect(openSshHost({ ...behind.target, fingerprint: other, jump })).rejects.toThrow(
      behind.fingerprint,
    );
  });

  it('leads on to a port that only the host can reach', async () => {
    const server = createServer((_, answer) => answer.end('from behind'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const host = await open(sshd.target);
    const stream = await host.connect('127.0.0.1', (server.address() as AddressInfo).port);
    stream.end('GET / HTTP/1.0\r\n\r\n');
    let answer = '';
    for await (const chunk of stream) answer += chunk;
    expect(answer).toContain('from behind');
    await new Promise((resolve) => server.close(resolve));
    await expect(host.connect('127.0.0.1', await freePort())).rejects.toMatchObject({
      code: 'SSH_UNREACHABLE',
    });
  });
});

/** What a ProxyCommand does. */
const relay =
  'const s=require("net").connect(+process.argv[2],process.argv[1]);process.stdin.pipe(s);s.pipe(process.stdout)';

async function knownHostsOf({ folder: of, port }: Sshd): Promise<string> {
  const [type, key] = (await readFile(join(of, 'host_key.pub'), 'utf8')).split(' ');
  return `[127.0.0.1]:${port} ${type} ${key}\n`;
}
