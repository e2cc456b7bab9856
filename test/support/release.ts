import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { digestOfContents, sha256 } from '../../src/plan/digest.ts';
import type { Release } from '../../src/release/release.ts';

/** A release with these files, in a new folder; a name that ends with `*` is one that may be executed. */
export async function makeRelease(folder: string, files: Readonly<Record<string, string>>): Promise<Release> {
  const contents = Object.entries(files).map(([name, text]) => {
    return { path: name.replace(/\*$/, ''), executable: name.endsWith('*'), content: Buffer.from(text) };
  });
  for (const { path, content, executable } of contents) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
    if (executable) await chmod(join(folder, path), 0o755);
  }
  return {
    digest: digestOfContents(contents.map(({ path, content }) => [path, content])),
    folder,
    files: contents.map(({ path, content, executable }) => {
      return { path, sha256: sha256(content), size: content.length, ...(executable ? { executable } : {}) };
    }),
  };
}
