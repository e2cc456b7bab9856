import { copyFile, cp, mkdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DeployError } from '../../errors/deploy-error.ts';
import { type Digest, sha512 } from '../../plan/digest.ts';
import type { AssemblyBits } from '../../plan/step.ts';

/** Where a rehearsal target keeps the bytes that its log speaks of, each under its digest. */
export interface Contents {
  assembly(sha512: Digest): string;
  model(digest: Digest): string;
}

export function contentsOf(folder: string): Contents {
  return {
    assembly: (digest) => join(folder, 'assemblies', `${digest}.dll`),
    model: (digest) => join(folder, 'models', digest),
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
  const source = join(bundleFolder, bits.file);
  const digest = sha512(await readFile(source));
  if (digest !== bits.sha512) {
    throw new DeployError({
      code: 'BUNDLE_TAMPERED',
      what: `${bits.file} has SHA-512 ${digest}, but the plan names ${bits.sha512}.`,
      remedy: 'Fetch or build the bundle again; the plan stays valid for the right bytes.',
    });
  }
  await putInPlace(contents.assembly(bits.sha512), (draft) => copyFile(source, draft));
}

/** Keeps the folder with a model's DACPACs. */
export async function keepModel(source: string, destination: string): Promise<void> {
  await putInPlace(destination, (draft) => cp(source, draft, { recursive: true }));
}

/** Writes aside and renames, so that a name that exists always holds the whole content. */
async function putInPlace(destination: string, write: (draft: string) => Promise<void>): Promise<void> {
  if (await exists(destination)) return;
  const draft = `${destination}.${process.pid}.draft`;
  await mkdir(dirname(destination), { recursive: true });
  await rm(draft, { recursive: true, force: true });
  await write(draft);
  try {
    await rename(draft, destination);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    if (!(await exists(destination))) throw error;
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
