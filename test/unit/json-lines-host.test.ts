import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { type HostProgram, JsonLinesHost } from '../../src/adapters/json-lines/json-lines-host.ts';
import { nodeProcesses } from '../../src/adapters/system/processes.ts';

const program = fileURLToPath(new URL('../fixtures/programs/answering-host.mjs', import.meta.url));
const hosts: JsonLinesHost[] = [];

function start(changes: Partial<HostProgram> = {}): JsonLinesHost {
  const host = new JsonLinesHost(nodeProcesses(process.env), {
    title: 'The test host',
    file: process.execPath,
    args: [program],
    timeoutMs: 20_000,
    ...changes,
  });
  hosts.push(host);
  return host;
}

afterEach(async () => {
  await Promise.all(hosts.splice(0).map((host) => host.close()));
});

describe('a host that answers in JSON lines', () => {
  it('serves many requests in one process, also at once', async () => {
    const host = start();
    const answers = await Promise.all([1, 2, 3].map(async (n) => host.request('echo', { n })));
    const pids = new Set(answers.map((answer) => (answer as { pid: number }).pid));
    expect(answers.map((answer) => (answer as { n: number }).n)).toEqual([1, 2, 3]);
    expect(pids.size).toBe(1);
  });

  it('passes a refusal on and keeps serving', async () => {
    const host = start();
    await expect(host.request('refuse')).rejects.toMatchObject({ code: 'no', message: 'not this' });
    await expect(host.request('echo', { n: 1 })).resolves.toMatchObject({ n: 1 });
  });

  it.each([
    ['dies', 'die', 'HOST_FAILED', 'ended with exit status 7. Its last words: out of everything'],
    ['is killed by a signal', 'crash', 'HOST_FAILED', 'ended by signal SIGSEGV'],
    ['prints something else', 'babble', 'HOST_FAILED', 'no answer: Loading...'],
  ])(
    'is an error with evidence when it %s, and is started anew for the next request',
    async (_, op, code, text) => {
      const host = start();
      await expect(host.request(op)).rejects.toMatchObject({ code, message: expect.stringContaining(text) });
      await expect(host.request('echo', { n: 1 })).resolves.toMatchObject({ n: 1 });
    },
  );

  it('is ended when it does not answer in time, with everything that waits for it', async () => {
    const host = start({ timeoutMs: 300 });
    const waiting = [host.request('hang'), host.request('hang')];
    const outcomes = await Promise.allSettled(waiting);
    expect(outcomes.map((outcome) => outcome.status)).toEqual(['rejected', 'rejected']);
    expect(outcomes).toContainEqual({
      status: 'rejected',
      reason: expect.objectContaining({ code: 'HOST_TIMED_OUT' }),
    });
  });

  it('is ended by a cancellation, and not started by a later request', async () => {
    const abort = new AbortController();
    const host = start({ signal: abort.signal });
    await host.request('echo');
    const waiting = host.request('hang');
    abort.abort();
    await expect(waiting).rejects.toMatchObject({ code: 'CANCELLED' });
    await expect(host.request('echo')).rejects.toMatchObject({ code: 'CANCELLED' });
  });

  it('names the program that is not there', async () => {
    const host = start({ file: 'no-such-program' });
    await expect(host.request('echo')).rejects.toMatchObject({
      code: 'HOST_FAILED',
      message: expect.stringContaining('no-such-program'),
    });
  });
});
