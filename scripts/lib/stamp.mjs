import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

const ignored = new Set(['bin', 'obj', 'node_modules']);

async function filesBelow(path) {
  const entries = await readdir(path, { withFileTypes: true }).catch((error) => {
    if (error.code === 'ENOTDIR') return null;
    throw error;
  });
  if (entries === null) return [path];
  const nested = entries
    .filter((entry) => !ignored.has(entry.name))
    .map((entry) => (entry.isDirectory() ? filesBelow(join(path, entry.name)) : [join(path, entry.name)]));
  return (await Promise.all(nested)).flat().sort();
}

/** SHA-256 over the names and contents of files, and of everything below folders. */
export async function digestOf(root, paths) {
  const hash = createHash('sha256');
  for (const path of paths) {
    for (const file of await filesBelow(join(root, path))) {
      hash
        .update(file.slice(root.length))
        .update('\0')
        .update(await readFile(file))
        .update('\0');
    }
  }
  return hash.digest('hex');
}

/**
 * Does the work unless the stamp of an earlier, finished time says that nothing it depends on has changed, and
 * what it made is still there.
 */
export async function unlessStamped(file, digest, products, work) {
  const made = await Promise.all(products.map((product) => stat(product).catch(() => null)));
  if (!made.includes(null) && (await readFile(file, 'utf8').catch(() => '')) === digest) return;
  await work();
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, digest);
}
