import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The files below a folder that end so, as paths from the root with `/`, in order, each with its text. */
export async function filesBelow(root, folder, ends) {
  const names = await readdir(join(root, folder), { recursive: true });
  const files = names
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((file) => ends.some((end) => file.endsWith(end)) && !/\/(bin|obj)\//.test(file))
    .sort();
  return Promise.all(files.map(async (file) => ({ file, text: await readFile(join(root, file), 'utf8') })));
}
