import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { digestOf } from '../plan/digest.ts';

/**
 * Gives the folder with a build part, made only when no earlier build had the same inputs. The part is made
 * aside and renamed into place, so an interrupted build never passes for a finished one.
 * @param inputs everything that the part depends on; its digest names the folder.
 */
export async function cachedPart(
  cacheFolder: string,
  part: string,
  inputs: unknown,
  produce: (folder: string) => Promise<void>,
): Promise<{ readonly folder: string; readonly reused: boolean }> {
  const folder = join(cacheFolder, `${part}-${digestOf(inputs).slice(0, 32)}`);
  if (await exists(folder)) return { folder, reused: true };
  const draft = `${folder}.${process.pid}.draft`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true });
  try {
    await produce(draft);
    await rename(draft, folder).catch(async (error) => {
      // Another build of the same inputs was faster; its part has the same content.
      if (!(await exists(folder))) throw error;
    });
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  return { folder, reused: false };
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
