import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Digest, sha256 } from '../plan/digest.ts';
import { type Bundle, manifestFile } from './bundle.ts';

/** A bundle in one file. */
export interface Archive {
  readonly file: string;
  /** SHA-256 of the file, to compare what was carried; the release's identity stays the bundle's digest. */
  readonly digest: Digest;
  readonly size: number;
}

/** 1980-01-01, as in the DACPACs: the earliest that every tool can tell. */
const entryTime = new Date(315_532_800_000);
const blockSize = 512;

/**
 * Packs a bundle into one `.tgz`: a folder named by the bundle's digest, its files sorted, all with one time,
 * mode and owner, so that the same bundle gives the same bytes anywhere. Node's zlib compresses
 * differently from one platform and version to another (docs/adr/0005); fflate does not.
 */
export async function packBundle(bundle: Bundle, file: string): Promise<Archive> {
  const blocks: Uint8Array[] = [];
  for (const path of [manifestFile, ...bundle.manifest.files.map((one) => one.path)].sort()) {
    blocks.push(...(await entry(`${bundle.digest}/${path}`, await readFile(join(bundle.folder, path)))));
  }
  blocks.push(Buffer.alloc(2 * blockSize));
  const { gzipSync } = await import('fflate');
  const bytes = gzipSync(Buffer.concat(blocks), { level: 9, mtime: 0 });
  await writeWhole(file, bytes);
  return { file, digest: sha256(bytes), size: bytes.length };
}

/** A file's header and content, filled up to whole blocks; a name that the header cannot hold goes before it. */
async function entry(path: string, content: Uint8Array): Promise<readonly Uint8Array[]> {
  // Loaded when it is needed: every command starts with this program, and few pack.
  const { Header, Pax } = await import('tar');
  const facts = { path, size: content.length, mtime: entryTime };
  const header = new Header({ ...facts, type: 'File', mode: 0o644, uid: 0, gid: 0 });
  const isLong = header.encode();
  if (header.block === undefined) throw new Error(`tar made no header for ${path}`);
  const padding = Buffer.alloc((blockSize - (content.length % blockSize)) % blockSize);
  return [...(isLong ? [new Pax(facts).encode()] : []), header.block, content, padding];
}

/** Aside and renamed: a reader never finds half an archive under its name. */
async function writeWhole(file: string, bytes: Uint8Array): Promise<void> {
  const draft = `${file}.${process.pid}.draft`;
  await mkdir(dirname(file), { recursive: true });
  try {
    await writeFile(draft, bytes);
    await rename(draft, file);
  } finally {
    await rm(draft, { force: true });
  }
}
