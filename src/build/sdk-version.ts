import { readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { DeployError } from '../errors/deploy-error.ts';
import type { Processes } from '../ports/processes.ts';
import { cachedPart } from './cache.ts';

/**
 * The version of the .NET SDK that builds in `root`. The command that tells it takes longer than the rest of a
 * build with nothing to do, so its answer is kept for as long as nothing has changed that it rests on.
 * @throws DeployError COMMAND_FAILED without an SDK, CANCELLED.
 */
export async function sdkVersion(
  root: string,
  cacheFolder: string,
  processes: Processes,
  signal: AbortSignal | undefined,
): Promise<string> {
  const choice = await whatDecides(root, processes);
  if (choice === null) return askedVersion(root, processes, signal);
  const kept = await cachedPart(cacheFolder, 'sdk', choice, async (folder) => {
    await writeFile(join(folder, 'version'), await askedVersion(root, processes, signal));
  });
  return readFile(join(kept.folder, 'version'), 'utf8');
}

/**
 * What the host chooses an SDK by: where `dotnet` lies, the SDKs beside it, and every `global.json` from the
 * project's folder upwards. Null where that is not the whole story: a launcher that hides the real `dotnet`, or
 * a `global.json` that names further places.
 * https://learn.microsoft.com/dotnet/core/tools/global-json
 */
async function whatDecides(root: string, processes: Processes) {
  const dotnet = await processes.locate('dotnet');
  if (dotnet === null) return null;
  const sdks = await readdir(join(dirname(dotnet), 'sdk')).catch(() => null);
  const files = await Promise.all(
    foldersUpwards(resolve(root)).map((folder) =>
      readFile(join(folder, 'global.json'), 'utf8').catch(() => null),
    ),
  );
  if (sdks === null || files.some((text) => text?.includes('"paths"'))) return null;
  return { dotnet, sdks: sdks.sort(), globalJson: files };
}

function foldersUpwards(folder: string): readonly string[] {
  const parent = dirname(folder);
  return parent === folder ? [folder] : [folder, ...foldersUpwards(parent)];
}

async function askedVersion(
  root: string,
  processes: Processes,
  signal: AbortSignal | undefined,
): Promise<string> {
  const sdk = await processes.run({
    file: 'dotnet',
    args: ['--version'],
    cwd: root,
    timeoutMs: 60_000,
    signal,
  });
  if (sdk.status === 0) return sdk.stdout.trim();
  if (signal?.aborted === true) {
    throw new DeployError({
      code: 'CANCELLED',
      what: 'Cancelled before the build.',
      remedy: 'Run the command again.',
    });
  }
  throw new DeployError({
    code: 'COMMAND_FAILED',
    what: `dotnet --version failed: ${sdk.stderr.trim() || `exit status ${sdk.status}`}.`,
    remedy: 'Install the .NET SDK 10 and put it on the PATH.',
    evidence: { status: sdk.status, signal: sdk.signal, stderr: sdk.stderr },
  });
}
