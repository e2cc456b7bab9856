import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DeployError } from '../errors/deploy-error.ts';
import { digestOf, sha256 } from '../plan/digest.ts';
import type { SqlText } from '../ports/model.ts';
import type { Profile } from './profile.ts';

/** The sources of a database, read once. Paths are relative to the project, with forward slashes. */
export interface Project {
  readonly root: string;
  readonly name: string;
  readonly sql: readonly SqlText[];
  readonly clr: readonly SqlText[];
}

/** Build results of .NET tools that lie among the sources. */
const ignoredFolders = new Set(['bin', 'obj', 'node_modules']);

/** @throws DeployError PROJECT_INCOMPLETE when there is no `sql/schema` with a file in it. */
export async function readProject(root: string, name: string): Promise<Project> {
  const sql = await readTree(root, 'sql', /\.(sql|json)$/);
  const clr = await readTree(root, 'clr', /\.(cs|csproj|props|targets)$/);
  if (!sql.some((file) => file.path.startsWith('sql/schema/'))) {
    throw new DeployError({
      code: 'PROJECT_INCOMPLETE',
      what: `${root} holds no .sql file below sql/schema/.`,
      remedy: 'Run the command in the folder that holds sql/, or name that folder with --project.',
    });
  }
  return { root, name, sql, clr };
}

async function readTree(root: string, folder: string, pattern: RegExp): Promise<readonly SqlText[]> {
  const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(() => []);
  const found = await Promise.all(
    entries.map(async (entry): Promise<readonly SqlText[]> => {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) return ignoredFolders.has(entry.name) ? [] : readTree(root, path, pattern);
      return pattern.test(entry.name) ? [{ path, text: await readText(join(root, path)) }] : [];
    }),
  );
  return found.flat().sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** A byte order mark is no part of the text, and line ends are those of the repository, not of the checkout. */
async function readText(path: string): Promise<string> {
  return (await readFile(path, 'utf8')).replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
}

/** The schema's files for a platform: `sql/schema/` and the platform's own objects. */
export function schemaFiles(project: Project, profile: Profile): readonly SqlText[] {
  return project.sql.filter(
    ({ path }) =>
      path.endsWith('.sql') &&
      (path.startsWith('sql/schema/') || path.startsWith(`sql/platform/${profile.engine}/`)),
  );
}

export function seedFiles(project: Project): readonly SqlText[] {
  return project.sql.filter(({ path }) => /^sql\/seed\/.*\.sql$/.test(path));
}

export function sqlCheckFiles(project: Project): readonly SqlText[] {
  return project.sql.filter(({ path }) => /^sql\/verify\/.*\.sql$/.test(path));
}

export function clrCheckFiles(project: Project): readonly SqlText[] {
  return project.sql.filter(({ path }) => /^sql\/verify\/clr\/.*\.json$/.test(path));
}

/** `clr/<name>/<name>.csproj` is a library to deploy; any other project file, a test's for instance, is not. */
export function clrProjects(project: Project): readonly string[] {
  return project.clr.map(({ path }) => path).filter((path) => /^clr\/([^/]+)\/\1\.csproj$/.test(path));
}

export function digestOfFiles(files: readonly SqlText[]): string {
  return digestOf(files.map(({ path, text }) => [path, sha256(text)]));
}
