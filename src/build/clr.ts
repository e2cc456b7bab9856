import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { DeployError, formatPlace, type SourcePlace } from '../errors/deploy-error.ts';
import type { AssemblyMetadata, ClrRuntime } from '../ports/clr-runtime.ts';
import type { Completed, Processes } from '../ports/processes.ts';
import { type BuiltProject, type Library, united } from './clr-closure.ts';
import { inRegistrationOrder } from './clr-order.ts';
import { referenceAssemblies } from './clr-reference-assemblies.ts';

/** Ten minutes: a first restore over a slow line included. */
const buildTimeoutMs = 600_000;

export interface ClrBuild {
  readonly projectRoot: string;
  /** Paths of the project files, relative to the root. */
  readonly projects: readonly string[];
  readonly signal?: AbortSignal | undefined;
}

/**
 * Compiles each CLR project, keeps its DLL in `folder` and writes `assemblies.json`: what the metadata of
 * each says, dependencies first. The DLLs of the packages and projects it references come with it.
 * @throws DeployError CLR_BUILD_FAILED with every compiler error; CLR_UNSUPPORTED when assemblies conflict or form a cycle.
 */
export async function buildClr(
  build: ClrBuild,
  folder: string,
  tools: { readonly processes: Processes; readonly clr: ClrRuntime },
): Promise<void> {
  const built: BuiltProject[] = [];
  for (const project of build.projects) {
    // Absolute: the command runs in the project's folder, not in the caller's.
    const output = resolve(folder, 'output', basename(project, '.csproj'));
    const completed = await tools.processes.run({
      file: 'dotnet',
      args: [
        'build',
        resolve(build.projectRoot, project),
        '--configuration',
        'Release',
        '--output',
        output,
        // MSBuild's own up-to-date check goes by file times, which a restored or copied tree does not keep.
        '--no-incremental',
        '--disable-build-servers',
        '-v:quiet',
        '-nologo',
      ],
      cwd: build.projectRoot,
      timeoutMs: buildTimeoutMs,
      signal: build.signal,
    });
    if (completed.status !== 0) throw buildFailed(project, completed, build);
    const references = await referenceAssemblies(resolve(build.projectRoot, project));
    const files = (await readdir(output)).filter((file) => file.endsWith('.dll')).sort();
    const assemblies: AssemblyMetadata[] = [];
    for (const name of files) {
      await rename(join(output, name), join(folder, name));
      assemblies.push(await tools.clr.inspect(join(folder, name), references));
    }
    built.push({ project, assemblies });
  }
  await writeFile(join(folder, 'assemblies.json'), JSON.stringify(inRegistrationOrder(united(built))));
}

export async function readAssemblies(folder: string): Promise<readonly Library[]> {
  return JSON.parse(await readFile(join(folder, 'assemblies.json'), 'utf8')) as Library[];
}

/** A compiler line: `path(line,column): error CS1002: text [project]`. */
const compilerError = /^\s*(.+?)\((\d+),(\d+)\): error ([A-Z]+\d+): (.+?)(?: \[[^\]]*\])?$/;

function buildFailed(project: string, completed: Completed, build: ClrBuild): DeployError {
  if (build.signal?.aborted === true) {
    return new DeployError({
      code: 'CANCELLED',
      what: `Cancelled while ${project} was being compiled.`,
      remedy: 'Run the command again to go on.',
    });
  }
  const errors = compilerErrors(completed.stdout, resolve(build.projectRoot));
  const first = errors[0]?.place;
  const how = completed.timedOut ? `did not end within ${buildTimeoutMs / 60_000} min` : 'failed';
  const shown = errors.map(({ place, text }) => `\n  ${formatPlace(place)}: ${text}`).join('');
  return new DeployError({
    code: 'CLR_BUILD_FAILED',
    what: `dotnet build of ${project} ${how}.${shown === '' ? ` ${tail(completed)}` : `${shown}\n`}`,
    remedy:
      errors.length > 0
        ? 'Correct the source and build again.'
        : 'Check that the .NET SDK 10 is installed and that NuGet can be reached.',
    ...(first === undefined ? {} : { place: first }),
    evidence: {
      status: completed.status,
      signal: completed.signal,
      output: completed.stdout,
      stderr: completed.stderr,
    },
  });
}

function compilerErrors(output: string, root: string): readonly { place: SourcePlace; text: string }[] {
  const lines = new Set(output.split('\n').map((line) => line.trim()));
  return [...lines].flatMap((line) => {
    const [, path = '', at, column, code, text] = compilerError.exec(line) ?? [];
    if (code === undefined) return [];
    const file = path.startsWith(root) ? path.slice(root.length + 1).replaceAll('\\', '/') : path;
    return [{ place: { file, line: Number(at), column: Number(column) }, text: `${code} ${text}` }];
  });
}

function tail(completed: Completed): string {
  return `${completed.stdout}\n${completed.stderr}`.trim().split('\n').slice(-5).join(' ');
}
