import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DeployError } from '../errors/deploy-error.ts';
import { digestOfContents, sha256 } from '../plan/digest.ts';
import type { SqlText } from '../ports/model.ts';
import { accessName } from './access.ts';
import type { BundleFile } from './bundle.ts';
import type { Library } from './clr-closure.ts';
import type { Manifest } from './manifest.ts';
import { readDescription } from './model.ts';
import type { NugetPackage } from './nuget-packages.ts';
import type { Profile } from './profile.ts';
import { accessFiles, clrCheckFiles, type Project, seedFiles, sqlCheckFiles } from './project.ts';
import { sbomFile, sbomOf } from './sbom.ts';
import type { ToolVersions } from './tool-versions.ts';

export interface BuiltParts {
  readonly project: Project;
  readonly versions: ToolVersions;
  readonly source: Manifest['source'];
  readonly clrFolder: string;
  readonly assemblies: readonly Library[];
  readonly packages: readonly NugetPackage[];
  readonly modelFolders: readonly (readonly [Profile, string])[];
}

export interface BundleContents {
  readonly files: readonly BundleFile[];
  readonly description: Omit<Manifest, 'format' | 'files'>;
}

/** Decides what goes into a bundle and under which name; nothing is written. */
export async function bundleContents(parts: BuiltParts): Promise<BundleContents> {
  const { project, versions } = parts;
  const models = await Promise.all(
    parts.modelFolders.map(async ([profile, folder]) => modelOf(profile, folder)),
  );
  const access = accessFiles(project).map((text) => ({
    ...named(text, 'access'),
    name: accessName(text.path),
  }));
  const seeds = seedFiles(project).map((text) => ({ ...named(text, 'seed'), name: seedName(text) }));
  const checks = [
    ...clrCheckFiles(project).map((text) => ({ ...named(text, 'verify'), kind: 'clr' as const })),
    ...sqlCheckFiles(project).map((text) => ({ ...named(text, 'verify'), kind: 'sql' as const })),
  ];
  const assemblies = parts.assemblies.map(bundled);
  const tools = {
    toolkit: versions.toolkit,
    dotnetSdk: versions.dotnetSdk,
    dacfx: [...new Set(models.map(({ dacfx }) => dacfx))],
  };
  const dacpacs = models.flatMap((model) => model.dacpacs);
  const sbom = sbomOf({ name: project.name, tools, assemblies, dacpacs, packages: parts.packages });
  return {
    files: [
      ...assemblies.map(({ file, name }) => ({ path: file, from: join(parts.clrFolder, `${name}.dll`) })),
      ...models.flatMap((model) => model.files),
      ...[...access, ...seeds, ...checks].map(({ file, text }) => ({ path: file, text })),
      { path: sbomFile, text: sbom },
    ],
    description: {
      name: project.name,
      tools,
      source: parts.source,
      assemblies,
      models: Object.fromEntries(models.map(({ profile, entry }) => [profile.name, entry])),
      access: access.map(({ name, file, source }) => ({ name, file, source })),
      seeds: seeds.map(({ name, file, source }) => ({ name, file, source })),
      checks: checks.map(({ kind, file, source }) => ({ kind, file, source })),
    },
  };
}

async function modelOf(profile: Profile, folder: string) {
  const target = `model/${profile.name}`;
  const names = (await readdir(join(folder, 'model'))).sort();
  const contents = await Promise.all(
    names.map(async (name) => [name, await readFile(join(folder, 'model', name))] as const),
  );
  const description = join(folder, 'description.json');
  const entry = { digest: digestOfContents(contents), folder: target, description: `${target}.json` };
  const files: BundleFile[] = names.map((name) => ({
    path: `${target}/${name}`,
    from: join(folder, 'model', name),
  }));
  files.push({ path: entry.description, from: description });
  const dacpacs = contents.map(([name, content]) => ({ path: `${target}/${name}`, sha256: sha256(content) }));
  return { profile, entry, files, dacpacs, dacfx: (await readDescription(description)).dacfx };
}

/** @throws DeployError CLR_UNSUPPORTED when the assembly does not say with which rights it may run. */
function bundled(assembly: Library): Manifest['assemblies'][number] {
  const { permissionSet } = assembly;
  if (permissionSet === null) {
    throw new DeployError({
      code: 'CLR_UNSUPPORTED',
      what: `${assembly.name} does not declare its permission set.`,
      remedy: 'Add [assembly: AssemblyMetadata("PermissionSet", "SAFE")] to its source.',
    });
  }
  const { name, version, fileVersion, publicKeyToken, mvid, sha512, origin, platform, routines } = assembly;
  return {
    ...{ file: `clr/${name}.dll`, name, version, fileVersion, publicKeyToken, mvid, sha512 },
    ...{ permissionSet, origin, platform },
    references: [...assembly.references],
    registeredOnHost: [...assembly.registeredOnHost],
    routines: routines.map((routine) => ({ ...routine, parameters: [...routine.parameters] })),
  };
}

/** `sql/seed/10.dbo.Models.sql` -> `seed/10.dbo.Models.sql`; the source stays known for messages. */
function named(text: SqlText, folder: string) {
  return {
    file: text.path.replace(/^sql\/(access|seed|verify)\//, `${folder}/`),
    source: text.path,
    text: text.text,
  };
}

function seedName(text: SqlText): string {
  return text.path.slice('sql/seed/'.length, -'.sql'.length);
}
