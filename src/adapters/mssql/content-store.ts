import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { DeployError } from '../../errors/deploy-error.ts';
import type { Digest } from '../../plan/digest.ts';
import type { SqlConnection } from './connection.ts';
import {
  addContentText,
  type ContentKind,
  hasContentText,
  pruneContentText,
  readContentText,
} from './content-text.ts';
import { rollBack } from './ledger-store.ts';
import { beginText, fenceCheckText } from './ledger-text.ts';

const options = { timeoutMs: 600_000 };

/** What goes to the server at once: a statement takes 2,100 parameters, and each file is two. */
const mostFiles = 500;
const mostBytes = 8 * 1024 * 1024;

interface StoredFile {
  /** Relative, with forward slashes. */
  readonly path: string;
  readonly bytes: Buffer;
}

/** Keeps every file of a folder under a digest, in one transaction; what is kept already is left as it is. */
export async function storeFolder(
  connection: SqlConnection,
  fencingToken: number,
  kind: ContentKind,
  digest: Digest,
  files: readonly StoredFile[],
): Promise<void> {
  const [[found] = []] = await connection.call(hasContentText, { kind, digest }, options);
  if (found?.['present'] === 1) return;
  try {
    await connection.batch(beginText(fencingToken), options);
    for (const portion of portionsOf(files)) {
      const values = portion.flatMap(({ path, bytes }, index): [string, string | Uint8Array][] => [
        [`path${index}`, path],
        [`bytes${index}`, bytes],
      ]);
      const parameters = { kind, digest, ...Object.fromEntries(values) };
      await connection.call(addContentText(portion.length), parameters, options);
    }
    await connection.batch('COMMIT TRANSACTION;', options);
  } catch (error) {
    await rollBack(connection);
    throw error;
  }
}

function portionsOf(files: readonly StoredFile[]): readonly (readonly StoredFile[])[] {
  const portions: StoredFile[][] = [];
  let size = 0;
  for (const file of files) {
    const last = portions.at(-1);
    if (last === undefined || last.length === mostFiles || size + file.bytes.length > mostBytes) {
      portions.push([file]);
      size = 0;
    } else last.push(file);
    size += file.bytes.length;
  }
  return portions;
}

export async function filesOf(folder: string): Promise<readonly StoredFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(
    paths.sort().map(async (path) => ({
      path: path.slice(folder.length + 1).replaceAll(sep, '/'),
      bytes: await readFile(path),
    })),
  );
}

/** Removes everything but what is named, of each kind. */
export async function pruneContent(
  connection: SqlConnection,
  fencingToken: number,
  keep: Readonly<Record<ContentKind, ReadonlySet<Digest>>>,
): Promise<void> {
  const texts = [pruneContentText('bundle', [...keep.bundle]), pruneContentText('model', [...keep.model])];
  await connection.batch(`${fenceCheckText(fencingToken)}\n${texts.join('\n')}`, options);
}

/**
 * Writes what is kept under a digest into a new folder that only this user can enter, hands it over, and removes it.
 * Nothing here says that the bytes are the right ones: whoever is handed them compares.
 * @returns false when nothing is kept under it.
 */
export async function fetchFolder(
  connection: SqlConnection,
  kind: ContentKind,
  digest: Digest,
  cache: string,
  use: (folder: string) => Promise<void>,
): Promise<boolean> {
  const [rows = []] = await connection.call(readContentText, { kind, digest }, options);
  if (rows.length === 0) return false;
  await mkdir(cache, { recursive: true, mode: 0o700 });
  const folder = await mkdtemp(join(cache, 'fetched-'));
  try {
    for (const row of rows) {
      const file = join(folder, safePath(String(row['Path'])));
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, row['Bytes'] as Buffer);
    }
    await use(folder);
    return true;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A ledger is written by whoever may write to the database: its paths must not lead anywhere else. */
function safePath(path: string): string {
  const parts = path.split('/');
  const odd = parts.some((part) => part === '' || part === '.' || part === '..' || /[\\:\0]/.test(part));
  if (!odd) return join(...parts);
  throw new DeployError({
    code: 'TARGET_BROKEN',
    what: `The ledger keeps a file under the path '${path}', which leads out of its folder.`,
    remedy: 'Find out who wrote into [deploy].[Content], and delete that row.',
  });
}
