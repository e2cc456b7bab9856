import { join } from 'node:path';
import type { LintResult } from '../errors/finding.ts';
import type { Clock } from '../ports/clock.ts';
import { sqlCheckClass } from '../verify/check-class.ts';
import { clrChecks } from '../verify/clr-checks.ts';
import { type Bundle, writeBundle } from './bundle.ts';
import { bundleContents } from './bundle-contents.ts';
import { readAssemblies } from './clr.ts';
import type { Library } from './clr-closure.ts';
import { lintAssemblies } from './clr-lint.ts';
import { loadedOn } from './clr-platform.ts';
import { lintPart, readLintResult, refuseFindings } from './lint.ts';
import { readPackages } from './nuget-packages.ts';
import { clrPart, modelPart, type Part, type PartTools } from './parts.ts';
import type { Profile } from './profile.ts';
import { clrCheckFiles, type Project, sqlCheckFiles } from './project.ts';
import { sourceCommit } from './source-commit.ts';
import { type Toolkit, type ToolVersions, toolVersions } from './tool-versions.ts';

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
  linted(result: LintResult): void;
}

type Tools = PartTools & { readonly clock: Clock };

/** What is known before a model is built: the CLR compiled, and everything looked at for faults. */
interface Examined {
  readonly cache: string;
  readonly versions: ToolVersions;
  readonly clrFolder: string;
  readonly assemblies: readonly Library[];
}

/** Compiles the CLR and looks for faults that need no model, so that all of them come at once. */
export async function examine(
  { project, profiles, output, toolkit }: BuildRequest,
  tools: Tools,
  progress: BuildProgress,
): Promise<Examined> {
  const cache = join(output, 'cache');
  const versions = await toolVersions(toolkit, project.root, cache, tools.processes, tools.signal);
  const clr = async () => clrPart(project, cache, versions, tools);
  const clrFolder = await timed('clr', clr, tools.clock, progress);
  const assemblies = await readAssemblies(clrFolder);
  const lint = async () => lintPart(project, assemblies, cache, versions);
  const linted = await readLintResult(await timed('lint', lint, tools.clock, progress));
  progress.linted(linted);
  refuseFindings(linted);
  lintAssemblies(assemblies, profiles);
  for (const { path, text } of clrCheckFiles(project)) clrChecks(text, path, assemblies);
  for (const { path, text } of sqlCheckFiles(project)) sqlCheckClass(text, path);
  return { cache, versions, clrFolder, assemblies };
}

/** Source to release: compiles the CLR, builds a model for each profile, and writes the bundle. */
export async function build(request: BuildRequest, tools: Tools, progress: BuildProgress): Promise<Bundle> {
  const { project, profiles, output } = request;
  const { cache, versions, clrFolder, assemblies } = await examine(request, tools, progress);
  const modelFolders: [Profile, string][] = [];
  for (const profile of profiles) {
    const loaded = loadedOn(assemblies, profile.host);
    const part = async () => modelPart(project, profile, loaded, cache, versions, tools);
    modelFolders.push([profile, await timed(`model ${profile.name}`, part, tools.clock, progress)]);
  }
  const source = await sourceCommit(project.root, tools.processes);
  const packages = await readPackages(clrFolder);
  const parts = { project, versions, source, clrFolder, assemblies, packages, modelFolders };
  const contents = await bundleContents(parts);
  return writeBundle(join(output, 'bundles'), contents.files, contents.description);
}

/** Makes a part, and tells how long it took; gives its folder. */
async function timed(
  name: string,
  part: () => Promise<Part>,
  clock: Clock,
  progress: BuildProgress,
): Promise<string> {
  progress.started(name);
  const start = clock.elapsed();
  const result = await part();
  progress.finished(name, result, clock.elapsed() - start);
  return result.folder;
}
