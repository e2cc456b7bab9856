import { readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as z from 'zod';

const assets = z.object({
  packageFolders: z.record(z.string(), z.unknown()),
  libraries: z.record(z.string(), z.object({ path: z.string().optional() })),
});

/** Microsoft.NETFramework.ReferenceAssemblies.net472 and its kin: the package that a project is compiled against. */
const packageName = /^Microsoft\.NETFramework\.ReferenceAssemblies\.net(\d)(\d)(\d?)\//i;

/**
 * The folder with the reference assemblies that a restored project is compiled against, as NuGet's own
 * record in `obj/` tells; undefined when it uses none from a package.
 */
export async function referenceAssemblies(projectFile: string): Promise<string | undefined> {
  const text = await readFile(join(dirname(projectFile), 'obj', 'project.assets.json'), 'utf8').catch(
    () => undefined,
  );
  if (text === undefined) return undefined;
  const { packageFolders, libraries } = assets.parse(JSON.parse(text));
  for (const [name, { path }] of Object.entries(libraries)) {
    const version = packageName.exec(name);
    if (version === null || path === undefined) continue;
    const framework = `v${version.slice(1).filter(Boolean).join('.')}`;
    for (const root of Object.keys(packageFolders)) {
      const folder = join(root, path, 'build', '.NETFramework', framework);
      if (await stat(folder).catch(() => undefined)) return folder;
    }
  }
  return undefined;
}
