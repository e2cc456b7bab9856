import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { ReadEntry } from 'tar';
import { DeployError } from '../errors/deploy-error.ts';

/** A gigabyte: more than the DACPACs and DLLs of any database, and what a machine can hold for a moment. */
const mostBytes = 1024 ** 3;

/** Whether a path names a file, which can only be an archive: a bundle is a folder. */
export async function isArchive(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}

export interface Unpacked {
  /** What was made, to be removed when the bundle is no longer needed. */
  readonly made: string;
  /** The bundle's folder in it. */
  readonly folder: string;
}

/**
 * Unpacks the archive of a bundle into a new folder below `parent` that only this user can enter. Nothing but
 * plain files is made, each below that folder and each once; whether they are the right ones is for the manifest
 * to tell.
 * @throws DeployError BUNDLE_UNREADABLE for what is no whole archive, BUNDLE_TAMPERED for an entry that no packed
 *   bundle has. Nothing is left behind then.
 */
export async function unpackBundle(archive: string, parent: string): Promise<Unpacked> {
  const files = await filesOf(archive);
  const [root = '', ...others] = new Set(files.map(([path]) => path.slice(0, path.indexOf('/'))));
  if (root === '' || others.length > 0) throw unreadable(archive, 'it does not hold one folder');
  await mkdir(parent, { recursive: true });
  const made = await mkdtemp(join(parent, 'unpacked-'));
  try {
    for (const [path, content] of files) {
      const file = join(made, path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, content, { flag: 'wx' });
    }
  } catch (error) {
    await rm(made, { recursive: true, force: true });
    throw error;
  }
  return { made, folder: join(made, root) };
}

/** Every file of an archive, once all of its entries were found to be such as a packed bundle has. */
async function filesOf(archive: string): Promise<readonly (readonly [path: string, content: Buffer])[]> {
  const { Parser } = await import('tar');
  const bytes = await unzipped(archive);
  const entries: ReadEntry[] = [];
  const contents: Promise<Buffer>[] = [];
  const parser = new Parser({
    strict: true,
    onReadEntry(entry) {
      entries.push(entry);
      contents.push(entry.concat());
    },
  });
  await new Promise<void>((resolve, reject) => {
    parser.on('end', resolve).on('error', (error: Error) => reject(unreadable(archive, error.message)));
    parser.end(bytes);
  });
  const faults = faultsOf(entries);
  if (faults.length > 0) throw strange(archive, faults);
  const files = await Promise.all(contents);
  return entries.flatMap(({ type, path }, at) =>
    type === 'File' ? [[path, files[at] ?? Buffer.alloc(0)] as const] : [],
  );
}

async function unzipped(archive: string): Promise<Buffer> {
  const packed = await readFile(archive);
  const bytes = await promisify(gunzip)(packed, { maxOutputLength: mostBytes }).catch((error: Error) => {
    throw unreadable(archive, error.message);
  });
  // The parser would unpack again what is packed twice, past the limit above.
  if (bytes.toString('latin1', 257, 262) !== 'ustar') throw unreadable(archive, 'it holds no tar archive');
  return bytes;
}

/** A folder's own entry is harmless, and what `tar` adds when a person packs a bundle. */
const kinds: readonly string[] = ['File', 'Directory'];

function faultsOf(entries: readonly ReadEntry[]): readonly string[] {
  const seen = new Set<string>();
  return entries.flatMap(({ type, path }) => {
    if (!kinds.includes(type)) return [`${path} is of the kind ${type}`];
    const name = path.replace(/\/$/, '');
    if (!staysBelow(name)) return [`${path} leads out of the folder`];
    if (type === 'File' && !name.includes('/')) return [`${path} lies in no folder`];
    // Some file systems take names for the same that differ in case.
    const key = name.toLowerCase();
    if (seen.has(key)) return [`${path} comes twice`];
    seen.add(key);
    return [];
  });
}

/** Whether a path goes downwards only, on any system: Windows also knows backslashes, drives and streams. */
function staysBelow(path: string): boolean {
  return path
    .split('/')
    .every((segment) => !['', '.', '..'].includes(segment) && !/[\\:]|\p{Cc}/u.test(segment));
}

function unreadable(archive: string, fault: string): DeployError {
  return new DeployError({
    code: 'BUNDLE_UNREADABLE',
    what: `${archive} is not the archive of a bundle, or not all of it: ${fault}.`,
    remedy: 'Name a file that `hartonomous bundle` has written, or fetch it again.',
    evidence: { fault },
  });
}

function strange(archive: string, faults: readonly string[]): DeployError {
  return new DeployError({
    code: 'BUNDLE_TAMPERED',
    what: `${archive} holds what no packed bundle holds, and was not unpacked: ${faults.join('; ')}.`,
    remedy: 'Delete that file and fetch the archive again from where it was packed.',
    evidence: { faults },
  });
}
