import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Everything below a folder: each path with its bytes, and when it was last written to. */
export async function contentsOf(folder: string): Promise<ReadonlyMap<string, string>> {
  const names = await readdir(folder, { recursive: true });
  const entries = names.sort().map(async (name) => {
    const path = join(folder, name);
    const found = await lstat(path);
    const content = found.isFile() ? (await readFile(path)).toString('hex') : 'folder';
    return [name, `${found.mtimeMs} ${content}`] as const;
  });
  return new Map(await Promise.all(entries));
}
