import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DeployError } from '../errors/deploy-error.ts';
import { digestOfContents, sha256 } from '../plan/digest.ts';
import type { Processes } from '../ports/processes.ts';
import { sdkVersion } from './sdk-version.ts';

/** Where the toolkit's helpers lie; chosen by the composition root. */
export interface Toolkit {
  readonly version: string;
  /** The folder of the program itself, which is several files. */
  readonly program: string;
  readonly dacfxHost: string;
  readonly clrHost: string;
  /** The folder with DacFx's files. */
  readonly dacfx: string;
}

/** What decides, besides the sources, which bytes a build gives. */
export interface ToolVersions {
  readonly toolkit: string;
  readonly dotnetSdk: string;
  /** SHA-256 of the files that do the work. */
  readonly program: string;
  readonly dacfx: string;
  readonly dacfxHost: string;
  readonly clrHost: string;
}

/** @throws DeployError COMMAND_FAILED without an SDK, DACFX_MISSING without a DacFx. */
export async function toolVersions(
  toolkit: Toolkit,
  root: string,
  cacheFolder: string,
  processes: Processes,
  signal: AbortSignal | undefined,
): Promise<ToolVersions> {
  const [dotnetSdk, program, dacfx, dacfxHost, clrHost] = await Promise.all([
    sdkVersion(root, cacheFolder, processes, signal),
    digestOfProgram(toolkit.program),
    digestOfDacFx(toolkit.dacfx),
    readFile(toolkit.dacfxHost).then(sha256),
    readFile(toolkit.clrHost).then(sha256),
  ]);
  return { toolkit: toolkit.version, dotnetSdk, program, dacfx, dacfxHost, clrHost };
}

async function digestOfProgram(folder: string): Promise<string> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.mjs')).sort();
  return digestOfContents(
    await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name))] as const)),
  );
}

/** The files of DacFx that decide what a build and a comparison give; the rest of the folder only serves them. */
const decisive = [
  'Microsoft.SqlServer.Dac.dll',
  'Microsoft.SqlServer.Dac.Extensions.dll',
  'Microsoft.Data.Tools.Schema.Sql.dll',
  'Microsoft.SqlServer.TransactSql.ScriptDom.dll',
];

async function digestOfDacFx(folder: string): Promise<string> {
  const contents = decisive.map(async (name) => {
    const content = await readFile(join(folder, name)).catch((error: unknown) => {
      throw new DeployError({
        code: 'DACFX_MISSING',
        what: `${join(folder, name)} cannot be read.`,
        remedy:
          'Name a folder with all files of DacFx, for instance that of an installed SqlPackage, with --dacfx.',
        cause: error,
      });
    });
    return [name, content] as const;
  });
  return digestOfContents(await Promise.all(contents));
}
