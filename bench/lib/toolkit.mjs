import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { timeProcess } from './timing.mjs';

/** The program as a user starts it. */
export function cli(root, ...args) {
  return [process.execPath, join(root, 'build', 'cli', 'hartonomous.mjs'), ...args];
}

/** The profile that the DacFx at hand can build. */
export function profileFor(platform) {
  return platform === 'Sql150' ? 'sql2022-linux' : 'sql2025-linux';
}

/** Gives a folder of its own to some work, and takes it away whatever happens. */
export async function withFolder(work) {
  const folder = await mkdtemp(join(tmpdir(), 'hartonomous-bench-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Where a project that is built and rehearsed in `folder` keeps its things, as options of every command. */
export function placesIn(folder, { dacfx, platform }) {
  return {
    project: ['--project', folder],
    output: ['--output', join(folder, 'out')],
    target: ['--rehearsal', join(folder, 'target'), '--reports', join(folder, 'reports')],
    engine: ['--as', profileFor(platform), '--dacfx', dacfx],
  };
}

/** Builds and rehearses a project, so that its target has nothing left to do. */
export async function rehearsed(root, folder, surroundings) {
  const { project, output, target, engine } = placesIn(folder, surroundings);
  return timeProcess(cli(root, 'rehearse', ...project, ...output, ...target, ...engine));
}
