import { join } from 'node:path';
import type { Clock } from '../ports/clock.ts';
import { clrChecks } from '../verify/clr-checks.ts';
import { type Bundle, writeBundle } from './bundle.ts';
import { bundleContents } from './bundle-contents.ts';
import { readAssemblies } from './clr.ts';
import { lintAssemblies } from './clr-lint.ts';
import { loadedOn } from './clr-platform.ts';
import { readPackages } from './nuget-packages.ts';
import { clrPart, modelPart, type Part, type PartTools } from './parts.ts';
import type { Profile } from './profile.ts';
import { clrCheckFiles, type Project } from './project.ts';
import { sourceCommit } from './source-commit.ts';
import { type Toolkit, toolVersions } from './tool-versions.ts';

export interface BuildRequest {
  readonly project: Project;
  readonly profiles: readonly Profile[];
  /** Where parts are cached and bundles are written. */
  readonly output: string;
  readonly toolkit: Toolkit;
}

/** Told about each part, so that long work shows. */
export interface BuildProgress {
  started(part: string): void;
  finished(part: string, result: Part, ms: number): void;
}

/** Source to release: compiles the CLR, builds a model for each profile, and writes the bundle. */
export async function build(
  request: BuildRequest,
  tools: PartTools & { readonly clock: Clock },
  progress: BuildProgress,
): Promise<Bundle> {
  const { project, profiles, output, toolkit } = request;
  const cache = join(output, 'cache');
  const timed = async (name: string, part: () => Promise<Part>): Promise<string> => {
    progress.started(name);
    const start = tools.clock.elapsed();
    const result = await part();
    progress.finished(name, result, tools.clock.elapsed() - start);
    return result.folder;
  };

  const versions = await toolVersions(toolkit, project.root, cache, tools.processes, tools.signal);
  const clrFolder = await timed('clr', async () => clrPart(project, cache, versions, tools));
  const assemblies = await readAssemblies(clrFolder);
  lintAssemblies(assemblies, profiles);
  for (const { path, text } of clrCheckFiles(project)) clrChecks(text, path, assemblies);
  const modelFolders: [Profile, string][] = [];
  for (const profile of profiles) {
    const loaded = loadedOn(assemblies, profile.host);
    const part = async () => modelPart(project, profile, loaded, cache, versions, tools);
    modelFolders.push([profile, await timed(`model ${profile.name}`, part)]);
  }
  const source = await sourceCommit(project.root, tools.processes);
  const packages = await readPackages(clrFolder);
  const parts = { project, versions, source, clrFolder, assemblies, packages, modelFolders };
  const contents = await bundleContents(parts);
  return writeBundle(join(output, 'bundles'), contents.files, contents.description);
}
