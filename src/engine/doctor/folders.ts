import { statfs } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { sourceCommit } from '../../build/source-commit.ts';
import type { Database } from '../../ports/database.ts';
import type { Processes } from '../../ports/processes.ts';
import { type Diagnosis, missing, note, ok, unlessRefused } from './diagnosis.ts';

export function configFiles(files: readonly string[]): Diagnosis {
  return ok('configuration', files.length === 0 ? 'no files, so the defaults count' : files.join(', '));
}

/** Reads the target as planning would. */
export async function target(database: Database): Promise<Diagnosis> {
  const subject = 'target';
  return unlessRefused(subject, async () => {
    const { schema } = await database.observe();
    const run = await database.ledger.lastRun();
    if (run?.finished === false) {
      const found = `the last run on ${database.name} stopped after ${run.applied.length} steps`;
      return note(subject, found, `Apply plan ${run.plan} again: it goes on where it stopped.`);
    }
    return ok(subject, `${database.name}${schema.model === null ? ', still empty' : ', readable'}`);
  });
}

/** Forty builds with their bundles and rehearsals of this repository's own database, at 6 MiB each: all are kept. */
const neededBytes = 256 * 2 ** 20;

export async function diskSpace(
  folder: string,
  freeAt: (path: string) => Promise<number> = freeBytes,
): Promise<Diagnosis> {
  const subject = 'disk space';
  return unlessRefused(subject, async () => {
    const free = await freeAt(resolve(folder));
    const found = `${(free / 2 ** 30).toFixed(1)} GiB free for ${folder}`;
    if (free >= neededBytes) return ok(subject, found);
    return missing(
      subject,
      found,
      `Free ${neededBytes / 2 ** 20} MiB, or name another folder with --output.`,
    );
  });
}

/** Of the folder, or of the nearest one above it that exists. */
async function freeBytes(path: string): Promise<number> {
  try {
    const { bavail, bsize } = await statfs(path);
    return bavail * bsize;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || dirname(path) === path) throw error;
    return freeBytes(dirname(path));
  }
}

export async function commit(project: string, processes: Processes): Promise<Diagnosis> {
  const source = await sourceCommit(project, processes);
  if (source !== null)
    return ok('git commit', `${source.commit}${source.modified ? ', modified since' : ''}`);
  return note(
    'git commit',
    `the project's folder ${project} lies in no git repository with a commit`,
    'Build from a checkout if bundles are to name the commit that they come from.',
  );
}
