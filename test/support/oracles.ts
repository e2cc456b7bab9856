import { spawn } from 'node:child_process';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll } from 'vitest';
import { processes } from './adapters.ts';
import { root } from './cli.ts';
import { temporaryFolder } from './temporary.ts';

/** What MathNet.Numerics and Newtonsoft.Json answer: see test/oracles. */
export type Oracles = (ask: string, question: object) => Promise<readonly number[]>;

/** Builds the program of test/oracles and keeps it running until the test file ends. */
export async function openOracles(): Promise<Oracles> {
  const folder = await temporaryFolder();
  await cp(join(root, 'test/oracles'), folder, {
    recursive: true,
    filter: (path) => !/[/\\](bin|obj)$/.test(path),
  });
  const built = await processes.run({
    file: 'dotnet',
    args: [
      'build',
      folder,
      '--output',
      join(folder, 'built'),
      '--disable-build-servers',
      '-v:quiet',
      '-nologo',
    ],
    cwd: folder,
    timeoutMs: 240_000,
  });
  if (built.status !== 0) throw new Error(`${built.stdout}${built.stderr}`);
  const child = spawn('dotnet', [join(folder, 'built/oracles.dll')], { stdio: ['pipe', 'pipe', 'inherit'] });
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  afterAll(() => child.stdin.end());
  return async (ask, question) => {
    child.stdin.write(`${JSON.stringify({ ask, ...question })}\n`);
    const answer = await answers.next();
    if (answer.done === true) throw new Error(`The oracles ended at ${ask}.`);
    return JSON.parse(answer.value) as number[];
  };
}
