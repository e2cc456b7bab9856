import { readFile, writeFile } from 'node:fs/promises';
import { gunzipSync, gzipSync } from 'node:zlib';
import { Header, type HeaderData } from 'tar';

const blockSize = 512;

/** A tar entry as a hostile packer would write it. */
export function entryBytes(facts: HeaderData, content = ''): Buffer {
  const header = new Header({ type: 'File', mode: 0o644, size: Buffer.byteLength(content), ...facts });
  header.encode();
  const block = header.block;
  if (block === undefined) throw new Error('no header');
  const body = Buffer.alloc(Math.ceil(Buffer.byteLength(content) / blockSize) * blockSize);
  body.write(content);
  return Buffer.concat([block, body]);
}

/** Writes an archive with exactly these entries. */
export async function writeArchive(file: string, ...entries: readonly Buffer[]): Promise<void> {
  await writeFile(file, gzipSync(Buffer.concat([...entries, Buffer.alloc(2 * blockSize)])));
}

/** Unpacks an archive's bytes, has them changed, and packs them again. */
export async function repack(file: string, change: (tar: Buffer) => Buffer): Promise<void> {
  await writeFile(file, gzipSync(change(gunzipSync(await readFile(file)))));
}
