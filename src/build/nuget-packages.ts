import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import * as z from 'zod';

/** A NuGet package that a CLR library was compiled with. */
export interface NugetPackage {
  readonly name: string;
  readonly version: string;
  /** Of the .nupkg, as NuGet has checked it: lower-case hexadecimal. */
  readonly sha512: string;
  /** Names of the DLLs that come with the library; none for a package that only serves the compiler. */
  readonly files: readonly string[];
  /** Names of the packages that it needs. */
  readonly needs: readonly string[];
}

const assets = z.object({
  targets: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({
        type: z.string(),
        dependencies: z.record(z.string(), z.string()).optional(),
        runtime: z.record(z.string(), z.unknown()).optional(),
      }),
    ),
  ),
  libraries: z.record(z.string(), z.object({ sha512: z.string().optional() })),
});

const fileName = 'packages.json';

/**
 * Writes `packages.json` into the folder of a CLR part: every package that the restore of the projects chose,
 * as NuGet's own record in each project's `obj/` tells.
 */
export async function writePackages(
  projectRoot: string,
  projects: readonly string[],
  folder: string,
): Promise<void> {
  const found = await Promise.all(projects.map(async (project) => packagesOf(resolve(projectRoot, project))));
  const byName = new Map(found.flat().map((one) => [`${one.name}/${one.version}`, one]));
  const sorted = [...byName.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
  await writeFile(join(folder, fileName), JSON.stringify(sorted));
}

export async function readPackages(folder: string): Promise<readonly NugetPackage[]> {
  return JSON.parse(await readFile(join(folder, fileName), 'utf8')) as NugetPackage[];
}

async function packagesOf(projectFile: string): Promise<readonly NugetPackage[]> {
  const text = await readFile(join(dirname(projectFile), 'obj', 'project.assets.json'), 'utf8');
  const { targets, libraries } = assets.parse(JSON.parse(text));
  const resolved = Object.values(targets).flatMap((target) => Object.entries(target));
  return resolved
    .filter(([, { type }]) => type === 'package')
    .map(([key, { dependencies = {}, runtime = {} }]) => {
      const [name = '', version = ''] = key.split('/');
      const sha512 = Buffer.from(libraries[key]?.sha512 ?? '', 'base64').toString('hex');
      const files = Object.keys(runtime).map((path) => path.slice(path.lastIndexOf('/') + 1));
      return {
        ...{ name, version, sha512 },
        // A package without an assembly for the framework names a placeholder `_._`.
        files: files.filter((file) => file.endsWith('.dll')).sort(),
        needs: Object.keys(dependencies).sort(),
      };
    });
}
