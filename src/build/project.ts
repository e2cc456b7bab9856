import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DeployError } from '../errors/deploy-error.ts';
import { digestOf, sha256 } from '../plan/digest.ts';
import type { SqlText } from '../ports/model.ts';
import { type Profile, profileNames } from './profile.ts';

/** The sources of a database, read once. Paths are relative to the project, with forward slashes. */
export interface Project {
  readonly root: string;
  readonly name: string;
  readonly sql: readonly SqlText[];
  readonly clr: readonly SqlText[];
  /** Files of `config/`, which the lint alone looks at. */
  readonly config: readonly SqlText[];
}

/** Build results of .NET tools that lie among the sources. */
const ignoredFolders = new Set(['bin', 'obj', 'node_modules']);

/** Below `sql/platform/`: an engine (`sql2022`), a kind of host (`windows`), or both (`sql2022-windows`). */
const platformFolders = [...new Set(profileNames.flatMap((name) => [name, ...name.split('-')]))].sort();

/** What may lie below `sql/`; anything else was surely meant to be something, so it is refused instead of left out. */
const claimed = [
  /^sql\/schema\/.*\.sql$/,
  new RegExp(`^sql/platform/(${platformFolders.join('|')})/.*\\.sql$`),
  /^sql\/access\/[^/]+\.sql$/,
  /^sql\/seed\/.*\.sql$/,
  /^sql\/verify\/.*\.sql$/,
  /^sql\/verify\/clr\/[^/]+\.json$/,
  /^sql\/backfill\/[^/]+\.sql$/,
  /^sql\/refactorlog\.xml$/,
  /\.md$/,
];

/**
 * Reads a project whole.
 * @throws DeployError PROJECT_INCOMPLETE when there is no `sql/schema` with a file in it; SOURCE_REFUSED for a
 *   file that no rule claims or that is not UTF-8.
 */
export async function readProject(root: string, name: string): Promise<Project> {
  const sql = await readTree(root, 'sql');
  const clr = await readClr(root);
  const config = await readTree(root, 'config');
  const unclaimed = sql.filter(({ path }) => !claimed.some((rule) => rule.test(path)));
  if (unclaimed.length > 0) throw unclaimedFiles(unclaimed.map(({ path }) => path));
  if (!sql.some((file) => file.path.startsWith('sql/schema/'))) {
    throw new DeployError({
      code: 'PROJECT_INCOMPLETE',
      what: `${root} holds no .sql file below sql/schema/.`,
      remedy: 'Run the command in the folder that holds sql/, or name that folder with --project.',
    });
  }
  return { root, name, sql, clr, config };
}

/**
 * The compiler reads the files themselves, some time after they were read here. What it made of other files must not
 * pass for what these give, least of all in a cache.
 * @throws DeployError SOURCE_REFUSED when the sources of the CLR are no longer the ones that were read.
 */
export async function refuseChangedClr(project: Project): Promise<void> {
  const before = new Map(project.clr.map(({ path, text }) => [path, text]));
  const now = await readClr(project.root);
  const changed = now.filter(({ path, text }) => before.get(path) !== text).map(({ path }) => path);
  const gone = [...before.keys()].filter((path) => !now.some((file) => file.path === path));
  const paths = [...changed, ...gone].sort();
  if (paths.length === 0) return;
  throw new DeployError({
    code: 'SOURCE_REFUSED',
    what: `${paths.join(', ')} changed while the CLR was being compiled, so nothing tells which text was compiled.`,
    remedy: 'Run the command again.',
    place: { file: paths[0] ?? '' },
    evidence: { paths },
  });
}

/** MSBuild and NuGet look for these in every folder above a project file, and take them in. */
const besideClr = /^(directory\.(build\.(props|targets|rsp)|packages\.props)|nuget\.config)$/i;

/** All that decides what the compiler gives: `clr/`, and what lies beside it for every project below. */
async function readClr(root: string): Promise<readonly SqlText[]> {
  const names = (await readdir(root).catch(() => [])).filter((name) => besideClr.test(name)).sort();
  const beside = names.map((path) => ({ path, text: readText(root, path) }));
  return [...beside, ...(await readTree(root, 'clr'))];
}

async function readTree(root: string, folder: string): Promise<readonly SqlText[]> {
  const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(() => []);
  const found: (readonly SqlText[])[] = [];
  for (const entry of entries.filter(({ name }) => !name.startsWith('.'))) {
    const path = `${folder}/${entry.name}`;
    if (!entry.isDirectory()) found.push([{ path, text: readText(root, path) }]);
    else if (!ignoredFolders.has(entry.name)) found.push(await readTree(root, path));
  }
  return found.flat().sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** What the compiler takes as it is, a key for a strong name for instance: only its digest counts here. */
const opaque = /^clr\/.*\.(snk|dll|png|ico|bin|dat)$/;

/**
 * A byte order mark is no part of the text, and line ends are those of the repository, not of the checkout. Read at
 * once: hundreds of small files cost a promise each several times their reading.
 */
function readText(root: string, path: string): string {
  const content = readFileSync(join(root, path));
  if (opaque.test(path)) return content.toString('base64');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content).replaceAll('\r\n', '\n');
  } catch (error) {
    throw new DeployError({
      code: 'SOURCE_REFUSED',
      what: `${path} is not UTF-8, so its text cannot be known for sure.`,
      remedy: 'Save the file as UTF-8.',
      place: { file: path },
      cause: error,
    });
  }
}

function unclaimedFiles(paths: readonly string[]): DeployError {
  return new DeployError({
    code: 'SOURCE_REFUSED',
    what: `Nothing is known to do with ${paths.join(', ')}.`,
    remedy:
      'Move each to sql/schema, sql/platform/<engine, host or both>, sql/access, sql/seed, sql/verify, sql/backfill (.sql, lower case) or sql/verify/clr (.json), name it sql/refactorlog.xml if it declares renames, or move it out of sql/.',
    evidence: { paths },
  });
}

/**
 * The schema's files for a profile: `sql/schema/` and the objects that its engine, its kind of host or both have
 * for themselves.
 * @throws DeployError SOURCE_REFUSED for an object that two of these folders hold: nothing says which is meant.
 */
export function schemaFiles(project: Project, profile: Profile): readonly SqlText[] {
  const own = [profile.engine, profile.host, profile.name].map((folder) => `sql/platform/${folder}/`);
  const folders = ['sql/schema/', ...own];
  const found = new Map<string, SqlText>();
  return project.sql.filter((file) => {
    const folder = folders.find((candidate) => file.path.startsWith(candidate));
    if (folder === undefined || !file.path.endsWith('.sql')) return false;
    const object = file.path.slice(folder.length).toLowerCase();
    const other = found.get(object);
    if (other !== undefined) throw heldTwice([other.path, file.path], profile);
    found.set(object, file);
    return true;
  });
}

function heldTwice(paths: readonly string[], profile: Profile): DeployError {
  return new DeployError({
    code: 'SOURCE_REFUSED',
    what: `${paths.join(' and ')} both belong to ${profile.name}, and hold the same object.`,
    remedy: 'Keep an object whose body differs below sql/platform alone, once for each platform.',
    place: { file: paths.at(-1) ?? '' },
    evidence: { paths, profile: profile.name },
  });
}

/** Who may do what: a file for each role. */
export function accessFiles(project: Project): readonly SqlText[] {
  return project.sql.filter(({ path }) => /^sql\/access\/[^/]+\.sql$/.test(path));
}

export function seedFiles(project: Project): readonly SqlText[] {
  return project.sql.filter(({ path }) => /^sql\/seed\/.*\.sql$/.test(path));
}

export function sqlCheckFiles(project: Project): readonly SqlText[] {
  return project.sql.filter(({ path }) => /^sql\/verify\/.*\.sql$/.test(path));
}

/** Scripts that fill a column anew before the old one goes: `sql/backfill/<schema>.<table>.<column>.sql`. */
export function backfillFiles(project: Project): readonly SqlText[] {
  return project.sql.filter(({ path }) => /^sql\/backfill\/.*\.sql$/.test(path));
}

/** Where renames are declared. */
export const refactorLogPath = 'sql/refactorlog.xml';

export function refactorLog(project: Project): SqlText | undefined {
  return project.sql.find(({ path }) => path === refactorLogPath);
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
