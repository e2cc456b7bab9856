import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Event } from '../../src/engine/events.ts';

export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');
/** A small database with a CLR library, the same in every test however large the repository's own becomes. */
export const spine = join(root, 'test', 'fixtures', 'spine');
export const program = join(root, 'build', 'cli', 'hartonomous.mjs');

const current = JSON.parse(readFileSync(join(root, 'build', 'dacfx', 'current.json'), 'utf8')) as {
  readonly folder: string;
  readonly fallback: boolean;
};

/** The DacFx that setup found, and the platform that it can build. */
export const dacfx = join(root, current.folder);
export const profile = current.fallback ? 'sql2022-linux' : 'sql2025-linux';

/** Bundles and plans of tests; what lies here is addressed by content, so that test files can share it. */
export const testOutput = join(root, 'build', 'test-output');

export interface Ended {
  readonly status: number | null;
  readonly signal: string | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the bundled program to its end, as a user would. */
export async function hartonomous(
  args: readonly string[],
  options: { readonly cwd: string; readonly env?: NodeJS.ProcessEnv; readonly program?: string },
): Promise<Ended> {
  const { program: file = program, ...others } = options;
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [file, ...args],
      { ...others, maxBuffer: 64 * 1024 * 1024 },
      (_error, stdout, stderr) =>
        resolve({ status: child.exitCode, signal: child.signalCode, stdout, stderr }),
    );
  });
}

/** The events that a run with --json printed; an error's event holds plain members. */
export function eventsOf(stdout: string): readonly Event[] {
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Event);
}

/** Starts the program and calls back for each event, while it runs. */
export function startHartonomous(
  args: readonly string[],
  options: { readonly cwd: string; readonly onEvent: (event: Event, child: ChildProcess) => void },
): { readonly child: ChildProcess; readonly ended: Promise<Ended> } {
  const child = spawn(process.execPath, [program, ...args, '--json'], {
    cwd: options.cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  createInterface({ input: child.stdout }).on('line', (line) => {
    stdout += `${line}\n`;
    options.onEvent(JSON.parse(line) as Event, child);
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    stderr += chunk;
  });
  const ended = new Promise<Ended>((resolve) => {
    child.once('close', (status, signal) => resolve({ status, signal, stdout, stderr }));
  });
  return { child, ended };
}
