import type { AssemblyMetadata, ClrRuntime } from '../ports/clr-runtime.ts';
import type { Model } from '../ports/model.ts';
import type { Processes } from '../ports/processes.ts';
import { cachedPart } from './cache.ts';
import { buildClr, readAssemblies } from './clr.ts';
import { buildModel } from './model.ts';
import { writePackages } from './nuget-packages.ts';
import { type Profile, platformFor } from './profile.ts';
import {
  accessFiles,
  backfillFiles,
  clrProjects,
  digestOfFiles,
  type Project,
  refactorLog,
  refuseChangedClr,
  schemaFiles,
  seedFiles,
  sqlCheckFiles,
} from './project.ts';
import type { ToolVersions } from './tool-versions.ts';

/** A finished part of a build: its folder, whether an earlier build made it, and a line about it. */
export interface Part {
  readonly folder: string;
  readonly reused: boolean;
  readonly detail: string;
}

export interface PartTools {
  readonly processes: Processes;
  readonly model: Model;
  readonly clr: ClrRuntime;
  readonly signal?: AbortSignal | undefined;
}

export async function clrPart(
  project: Project,
  cacheFolder: string,
  versions: ToolVersions,
  tools: PartTools,
): Promise<Part> {
  const inputs = {
    files: digestOfFiles(project.clr),
    sdk: versions.dotnetSdk,
    host: versions.clrHost,
    program: versions.program,
  };
  const build = { projectRoot: project.root, projects: clrProjects(project), signal: tools.signal };
  const part = await cachedPart(cacheFolder, 'clr', inputs, async (folder) => {
    await buildClr(build, folder, tools);
    await refuseChangedClr(project);
    await writePackages(build.projectRoot, build.projects, folder);
  });
  const assemblies = await readAssemblies(part.folder);
  const lines = assemblies.map(({ name, permissionSet, routines }) => {
    return `${name}, ${permissionSet}, ${routines.length} routine${routines.length === 1 ? '' : 's'}`;
  });
  return { ...part, detail: lines.join('; ') || 'no CLR project' };
}

/**
 * The model for a profile. Profiles of one engine with the same files and the same routines share one part, and the
 * second to ask finds it made.
 */
export async function modelPart(
  project: Project,
  profile: Profile,
  assemblies: readonly AssemblyMetadata[],
  cacheFolder: string,
  versions: ToolVersions,
  tools: PartTools,
): Promise<Part> {
  const schema = schemaFiles(project, profile);
  const checked = [...seedFiles(project), ...sqlCheckFiles(project)];
  const access = accessFiles(project);
  const backfills = backfillFiles(project);
  const renames = refactorLog(project);
  const inputs = {
    name: project.name,
    files: digestOfFiles([
      ...schema,
      ...checked,
      ...access,
      ...backfills,
      ...(renames === undefined ? [] : [renames]),
    ]),
    routines: assemblies.map(({ routines }) => routines),
    dacfx: versions.dacfx,
    host: versions.dacfxHost,
    program: versions.program,
  };
  const part = await cachedPart(cacheFolder, `model-${profile.engine}`, inputs, async (folder) => {
    const { platforms, version } = await tools.model.capabilities();
    const platform = platformFor(profile, platforms, version);
    const texts = { schema, checked, access, backfills, renames, assemblies };
    const request = { name: project.name, profile, platform, dacfx: version, ...texts };
    await buildModel(request, folder, tools.model);
  });
  return { ...part, detail: `${schema.length} schema files, ${checked.length} seeds and checks` };
}
