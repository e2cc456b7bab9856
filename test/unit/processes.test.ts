import { realpath } from 'node:fs/promises';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { childEnvironment } from '../../src/adapters/system/child-environment.ts';
import { nodeProcesses } from '../../src/adapters/system/processes.ts';

const processes = nodeProcesses(process.env);
const node = (script: string) => ({ file: process.execPath, args: ['-e', script], timeoutMs: 20_000 });

describe('a command', () => {
  it('ends with its exit status and both outputs', async () => {
    const completed = await processes.run(node('console.log("out"); console.error("err"); process.exit(3)'));
    expect(completed).toEqual({ status: 3, signal: null, timedOut: false, stdout: 'out\n', stderr: 'err\n' });
  });

  it('has no exit status when a signal ended it', async () => {
    const completed = await processes.run(
      node('process.kill(process.pid, "SIGTERM"); setTimeout(() => {}, 9999)'),
    );
    expect(completed).toMatchObject({ status: null, signal: 'SIGTERM' });
  });

  it('is killed with its own children when its time is up', async () => {
    const script = 'require("child_process").spawn("sleep", ["60"], { stdio: "inherit" })';
    const completed = await processes.run({ ...node(script), timeoutMs: 300 });
    expect(completed).toMatchObject({ status: null, signal: 'SIGKILL', timedOut: true });
  });

  it('is killed by a cancellation', async () => {
    const abort = new AbortController();
    const running = processes.run({ ...node('setTimeout(() => {}, 60_000)'), signal: abort.signal });
    setTimeout(() => abort.abort(), 100);
    expect(await running).toMatchObject({ status: null, signal: 'SIGKILL', timedOut: false });
  });

  it('has no exit status when there is no such program', async () => {
    const completed = await processes.run({ file: 'no-such-program', args: [], timeoutMs: 1000 });
    expect(completed).toMatchObject({ status: null, stderr: expect.stringContaining('ENOENT') });
  });

  it('is found where the PATH of a child has it', async () => {
    const found = nodeProcesses({ PATH: `/no/such/folder:${dirname(process.execPath)}` });
    expect(await found.locate('node')).toBe(await realpath(process.execPath));
    expect(await found.locate('no-such-program')).toBeNull();
  });

  it('gets its arguments as they are, without a shell', async () => {
    const args = [
      '-e',
      'console.log(process.argv.slice(1).join("|"))',
      '--',
      '$(id)',
      'a b',
      "'; exit 1",
      '*',
    ];
    const completed = await processes.run({ file: process.execPath, args, timeoutMs: 20_000 });
    expect(completed.stdout).toBe("$(id)|a b|'; exit 1|*\n");
  });
});

describe('the environment of a child', () => {
  it('holds what programs need and nothing that a job might hide there', () => {
    const own = {
      PATH: '/bin',
      HOME: '/h',
      INPUT_PASSWORD: 'x',
      SECRET_A: 'x',
      GITHUB_TOKEN: 'x',
      NUGET_PACKAGES: '/p',
    };
    const child = childEnvironment(own);
    expect(child).toMatchObject({ PATH: '/bin', HOME: '/h', NUGET_PACKAGES: '/p' });
    expect(Object.values(child)).not.toContain('x');
  });
});
