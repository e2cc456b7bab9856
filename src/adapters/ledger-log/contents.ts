import { copyFile, cp, mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DeployError } from '../../errors/deploy-error.ts';
import { type Digest, digestOf, digestOfContents, sha512 } from '../../plan/digest.ts';
import type { TargetState } from '../../plan/state.ts';
import type { AssemblyBits } from '../../plan/step.ts';
import type { ModelObject } from '../../ports/model.ts';

/** Where the bytes that a log speaks of lie in a folder, each under its digest. */
export interface Contents {
  assembly(sha512: Digest): string;
  model(digest: Digest): string;
  /** What a model consists of, object by object. */
  description(model: Digest): string;
  /** The folder of all bundles, or of one. */
  bundles(digest?: Digest): string;
}

export function contentsOf(folder: string): Contents {
  return {
    assembly: (digest) => join(folder, 'assemblies', `${digest}.dll`),
    model: (digest) => join(folder, 'models', digest),
    description: (model) => join(folder, 'models', `${model}.json`),
    bundles: (digest = '') => join(folder, 'bundles', digest),
  };
}

/**
 * Keeps an assembly's bytes, once they are the ones that the step names.
 * @throws DeployError BUNDLE_TAMPERED when they are not.
 */
export async function keepAssembly(
  bits: AssemblyBits,
  bundleFolder: string,
  contents: Contents,
): Promise<void> {
  await readAssembly(bits, bundleFolder);
  const source = join(bundleFolder, bits.file);
  await putInPlace(contents.assembly(bits.sha512), (draft) => copyFile(source, draft));
}

/**
 * An assembly's bytes, once they are the ones that the step names.
 * @throws DeployError BUNDLE_TAMPERED when they are not.
 */
export async function readAssembly(bits: AssemblyBits, bundleFolder: string): Promise<Buffer> {
  const bytes = await readFile(join(bundleFolder, bits.file));
  const digest = sha512(bytes);
  if (digest === bits.sha512) return bytes;
  throw new DeployError({
    code: 'BUNDLE_TAMPERED',
    what: `${bits.file} has SHA-512 ${digest}, but the plan names ${bits.sha512}.`,
    remedy: 'Fetch or build the bundle again; the plan stays valid for the right bytes.',
  });
}

/** @throws DeployError BUNDLE_TAMPERED when the DACPACs in a folder are not the ones that the step names. */
export async function requireModel(source: string, model: Digest): Promise<void> {
  if ((await digestOfFolder(source)) === model) return;
  throw new DeployError({
    code: 'BUNDLE_TAMPERED',
    what: `The model in ${source} is not the one that the plan names, ${model}.`,
    remedy: 'Fetch or build the bundle again; the plan stays valid for the right bytes.',
  });
}

/**
 * Keeps the folder with a model's DACPACs, and the description beside it, once they are the ones that the step names.
 * @throws DeployError BUNDLE_TAMPERED when they are not.
 */
export async function keepModel(source: string, model: Digest, contents: Contents): Promise<void> {
  await requireModel(source, model);
  await putInPlace(contents.description(model), (draft) => copyFile(`${source}.json`, draft));
  await putInPlace(contents.model(model), (draft) => cp(source, draft, { recursive: true }));
}

/**
 * Only a bundle's manifest is looked at here: it names every other byte, and whoever reads a copy compares them with it.
 * @throws DeployError BUNDLE_TAMPERED when the manifest is not the one with that digest.
 */
export async function requireBundle(source: string, bundle: Digest): Promise<void> {
  const digest = digestOf(JSON.parse(await readFile(join(source, 'manifest.json'), 'utf8')));
  if (digest === bundle) return;
  throw new DeployError({
    code: 'BUNDLE_TAMPERED',
    what: `The bundle in ${source} has digest ${digest}, but the plan is for ${bundle}.`,
    remedy: 'Fetch or build the bundle again; the plan stays valid for the right one.',
  });
}

/**
 * Keeps a whole bundle.
 * @throws DeployError BUNDLE_TAMPERED
 */
export async function keepBundle(source: string, bundle: Digest, contents: Contents): Promise<void> {
  await requireBundle(source, bundle);
  await putInPlace(contents.bundles(bundle), (draft) => cp(source, draft, { recursive: true }));
}

/** Removes every kept bundle but those. Its name goes first, so that a name never stands for half a bundle. */
export async function pruneBundles(keep: ReadonlySet<Digest>, contents: Contents): Promise<void> {
  const names = await readdir(contents.bundles()).catch(() => []);
  for (const name of names.filter((one) => !keep.has(one))) {
    const path = contents.bundles(name);
    const isDraft = name.endsWith('.draft');
    const doomed = isDraft ? path : `${path}.${process.pid}.draft`;
    if (!isDraft) await rename(path, doomed);
    await rm(doomed, { recursive: true, force: true });
  }
}

/**
 * Looks whether the bytes that a state speaks of are there, each under its digest.
 * @throws DeployError TARGET_BROKEN, naming the first that is not.
 */
export async function requireContents(state: TargetState, contents: Contents): Promise<void> {
  const { model } = state.schema;
  if (model !== null) await requireIntact(contents.model(model), model, digestOfFolder);
  for (const assembly of Object.values(state.assemblies)) {
    await requireIntact(contents.assembly(assembly.sha512), assembly.sha512, async (path) =>
      sha512(await readFile(path)),
    );
  }
}

async function requireIntact(
  path: string,
  digest: Digest,
  digestOfPath: (path: string) => Promise<Digest>,
): Promise<void> {
  const found = await digestOfPath(path).catch(() => 'nothing that can be read');
  if (found === digest) return;
  throw new DeployError({
    code: 'TARGET_BROKEN',
    what: `The rehearsal target is damaged: ${path} should have the digest in its name and has ${found}.`,
    remedy: 'Restore the folder from a copy, or delete the whole rehearsal target and rehearse from nothing.',
  });
}

async function digestOfFolder(folder: string): Promise<Digest> {
  const names = await readdir(folder);
  return digestOfContents(
    await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name))] as const)),
  );
}

/** What a model consists of; undefined where nobody has written that down. */
export async function readObjects(description: string): Promise<readonly ModelObject[] | undefined> {
  const text = await readFile(description, 'utf8').catch(() => undefined);
  return text === undefined
    ? undefined
    : (JSON.parse(text) as { readonly objects: readonly ModelObject[] }).objects;
}

/** Writes aside and renames, so that a name that exists always holds the whole content. */
async function putInPlace(destination: string, write: (draft: string) => Promise<void>): Promise<void> {
  if (await exists(destination)) return;
  const draft = `${destination}.${process.pid}.draft`;
  await mkdir(dirname(destination), { recursive: true });
  await rm(draft, { recursive: true, force: true });
  try {
    await write(draft);
    await rename(draft, destination);
  } catch (error) {
    if (!(await exists(destination))) throw error;
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

export async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
