import { readFileSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DeployError } from '../errors/deploy-error.ts';
import { canonicalJson, type Digest, digestOf, sha256 } from '../plan/digest.ts';
import { type Manifest, manifestSchema } from './manifest.ts';
import { schemaPackage } from './model.ts';

/** What every other file of a bundle is listed in. */
export const manifestFile = 'manifest.json';

/** A release: a folder whose manifest names every byte in it. */
export interface Bundle {
  readonly folder: string;
  readonly digest: Digest;
  readonly manifest: Manifest;
}

export type BundleFile = { readonly path: string } & ({ readonly text: string } | { readonly from: string });

/**
 * Writes a bundle's files and manifest to `<parent>/<digest>`; a folder that is there already is the same
 * release and is kept.
 */
export async function writeBundle(
  parent: string,
  files: readonly BundleFile[],
  describe: Omit<Manifest, 'format' | 'files'>,
): Promise<Bundle> {
  const contents = await Promise.all(files.map(contentOf));
  const listed = contents.map(({ path, content }) => ({
    path,
    sha256: sha256(content),
    size: content.length,
  }));
  const manifest: Manifest = { format: 2, ...describe, files: listed.sort(byPath) };
  const folder = join(parent, digestOf(manifest));
  // A build with nothing to do has all of it there already, and writes nothing.
  if (!(await isFolder(folder))) await putInPlace(folder, contents, manifest);
  return readBundle(folder);
}

interface FileContent {
  readonly path: string;
  readonly content: Uint8Array;
}

async function contentOf(file: BundleFile): Promise<FileContent> {
  const content = 'text' in file ? Buffer.from(file.text, 'utf8') : await readFile(file.from);
  return { path: file.path, content };
}

/** Writes aside and renames, so that a folder of that name always holds the whole release. */
async function putInPlace(
  folder: string,
  contents: readonly FileContent[],
  manifest: Manifest,
): Promise<void> {
  const draft = join(dirname(folder), `.${process.pid}.draft`);
  await rm(draft, { recursive: true, force: true });
  try {
    for (const { path, content } of contents) {
      await mkdir(dirname(join(draft, path)), { recursive: true });
      await writeFile(join(draft, path), content);
    }
    await writeFile(join(draft, manifestFile), `${canonicalJson(manifest)}\n`);
    await rename(draft, folder).catch(async (error) => {
      // Another build of the same release was faster.
      if (!(await isFolder(folder))) throw error;
    });
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isDirectory() === true;
}

function byPath(a: { readonly path: string }, b: { readonly path: string }): number {
  return a.path < b.path ? -1 : 1;
}

/**
 * Reads a bundle and compares every file with the manifest, before anything in it is used.
 * @param named what messages call it: the folder, or the archive that it was unpacked from.
 * @throws DeployError BUNDLE_UNREADABLE or BUNDLE_TAMPERED, naming each file that is missing, changed or not in the manifest.
 */
export async function readBundle(folder: string, named = folder): Promise<Bundle> {
  const manifest = await readManifest(folder, named);
  const present = new Map((await listFiles(folder)).map((file) => [file.path, file.sha256]));
  const differences = manifest.files.flatMap(({ path, sha256: expected }) => {
    const actual = present.get(path);
    present.delete(path);
    if (actual === undefined) return [`${path} is missing`];
    return actual === expected ? [] : [`${path} has SHA-256 ${actual} instead of ${expected}`];
  });
  for (const path of present.keys()) differences.push(`${path} is not in the manifest`);
  for (const path of strayReferences(manifest)) differences.push(`${path} is named and is no file of it`);
  if (differences.length > 0) {
    throw new DeployError({
      code: 'BUNDLE_TAMPERED',
      what: `The bundle in ${named} is not what was built: ${differences.join('; ')}.`,
      remedy: 'Delete it and build or fetch the bundle again.',
      evidence: { differences },
    });
  }
  return { folder, digest: digestOf(manifest), manifest };
}

/** What a manifest says to read that is not among its own files: a path out of the bundle would be. */
function strayReferences({ assemblies, models, access, seeds, checks, files }: Manifest): readonly string[] {
  const known = new Set(files.map(({ path }) => path));
  const ofModels = Object.values(models).flatMap((model) => [
    model.description,
    `${model.folder}/${schemaPackage}`,
  ]);
  const named = [...[...assemblies, ...access, ...seeds, ...checks].map(({ file }) => file), ...ofModels];
  return named.filter((path) => !known.has(path));
}

/** @throws DeployError PROFILE_UNSUPPORTED when the bundle was not built for the profile. */
export function bundledModel(bundle: Bundle, profile: string): Manifest['models'][string] {
  const model = bundle.manifest.models[profile];
  if (model !== undefined) return model;
  throw new DeployError({
    code: 'PROFILE_UNSUPPORTED',
    what: `The bundle holds models for ${Object.keys(bundle.manifest.models).join(', ')}, none for ${profile}.`,
    remedy: `Build it with --profiles ${[...Object.keys(bundle.manifest.models), profile].join(',')}.`,
  });
}

async function readManifest(folder: string, named: string): Promise<Manifest> {
  try {
    return manifestSchema.parse(JSON.parse(await readFile(join(folder, manifestFile), 'utf8')));
  } catch (error) {
    throw new DeployError({
      code: 'BUNDLE_UNREADABLE',
      what: `${join(named, manifestFile)} is not the manifest of a bundle that this version reads.`,
      remedy:
        'Name with --bundle a folder that `hartonomous build` has written, or a .tgz of `hartonomous bundle`.',
      evidence: { fault: (error as Error).message },
      cause: error,
    });
  }
}

/** Read one after the other and at once: hundreds of small files cost a promise each several times their reading. */
async function listFiles(folder: string, below = ''): Promise<Manifest['files']> {
  const entries = await readdir(join(folder, below), { withFileTypes: true });
  const files: Manifest['files'][] = [];
  for (const entry of entries) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) files.push(await listFiles(folder, path));
    else if (path !== manifestFile) {
      const content = readFileSync(join(folder, path));
      files.push([{ path, sha256: sha256(content), size: content.length }]);
    }
  }
  return files.flat().sort(byPath);
}
