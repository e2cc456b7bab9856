import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Definitions } from './define.ts';
import { type Fault, faultAt, type Layer } from './layer.ts';

/** Which files count, and what says so: a place that a person named must be there, a default one need not. */
export interface ConfigChoice {
  readonly folder: string;
  /** The option or variable that names the folder; absent for the default. */
  readonly folderBy?: string;
  readonly environment: string;
  readonly environmentBy?: string;
}

export interface ConfigFiles {
  /** `base.json`, then the environment's file. */
  readonly layers: readonly Layer[];
  /** The files that were read. */
  readonly files: readonly string[];
  /** Whether a file that counts could not be read, so that not everything was checked. */
  readonly unreadable: boolean;
}

export async function readConfigFiles(choice: ConfigChoice, definitions: Definitions): Promise<ConfigFiles> {
  const { folder, folderBy, environment, environmentBy } = choice;
  if (folderBy !== undefined && !(await exists(folder))) {
    const fault = faultAt({ file: shown(folder) }, `does not exist, but ${folderBy} names it`);
    return { layers: [{ given: [], faults: [fault] }], files: [], unreadable: true };
  }
  const [base, specific] = await Promise.all([
    readConfigFile(join(folder, 'base.json'), undefined, definitions),
    readConfigFile(join(folder, `${environment}.json`), environmentBy, definitions),
  ]);
  const read = [base, specific].filter((file) => file !== undefined);
  return {
    layers: read,
    files: read.map(({ file }) => file),
    unreadable: read.some(({ readable }) => !readable),
  };
}

async function readConfigFile(path: string, namedBy: string | undefined, definitions: Definitions) {
  const file = shown(path);
  const refused = (fault: Fault) => ({ file, readable: false, given: [], faults: [fault] });
  let content: Buffer;
  try {
    content = await readFile(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOENT')
      return refused(faultAt({ file }, `cannot be read: ${reasons[code ?? ''] ?? code}`));
    if (namedBy === undefined) return undefined;
    return refused(faultAt({ file }, `does not exist, but ${namedBy} asks for it`));
  }
  // Only who has files to read pays for the parser.
  const { readConfigText } = await import('./config-text.ts');
  return { file, ...readConfigText(content.toString('utf8'), file, definitions) };
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'access is denied',
  EPERM: 'the operation is not permitted',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a file is where a folder should be',
};

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/** As every message names files: with forward slashes. */
function shown(path: string): string {
  return path.replaceAll('\\', '/');
}
