import { DeployError } from '../errors/deploy-error.ts';
import type { AssemblyMetadata } from '../ports/clr-runtime.ts';
import { windowsOnly } from './clr-platform.ts';

/** A compiled project and everything that lies beside its DLL: referenced projects and packages. */
export interface BuiltProject {
  readonly project: string;
  readonly assemblies: readonly AssemblyMetadata[];
}

/** An assembly to register: a library of the project, which declares its permission set, or what a library brings. */
export interface Library extends AssemblyMetadata {
  readonly origin: 'project' | 'package';
}

/**
 * All assemblies of all projects, each once. A package's assembly says nothing of where and with which rights
 * it runs: it is UNSAFE if a library that needs it is, and for Windows alone if all that need it are.
 * @throws DeployError CLR_UNSUPPORTED when two projects bring different files of one name: the server holds one.
 */
export function united(projects: readonly BuiltProject[]): readonly Library[] {
  const all = new Map<string, AssemblyMetadata>();
  const bringing = new Map<string, string[]>();
  for (const { project, assemblies } of projects) {
    for (const assembly of assemblies) {
      const known = all.get(assembly.name);
      const by = bringing.get(assembly.name) ?? [];
      if (known !== undefined && known.sha512 !== assembly.sha512)
        throw conflict(assembly.name, [
          { ...known, project: by[0] ?? '' },
          { ...assembly, project },
        ]);
      all.set(assembly.name, assembly);
      bringing.set(assembly.name, [...by, project]);
    }
  }
  const libraries = [...all.values()].filter(({ permissionSet }) => permissionSet !== null);
  const needed = new Map(libraries.map((library) => [library.name, namesBelow(library, all)]));
  return [...all.values()].map((assembly): Library => {
    if (assembly.permissionSet !== null) return { ...assembly, origin: 'project' };
    const users = libraries.filter(({ name }) => needed.get(name)?.has(assembly.name));
    const beside = libraries.filter(({ name }) =>
      bringing.get(name)?.some((project) => bringing.get(assembly.name)?.includes(project)),
    );
    return inheriting(assembly, users.length > 0 ? users : beside);
  });
}

function inheriting(assembly: AssemblyMetadata, libraries: readonly AssemblyMetadata[]): Library {
  const sets = libraries.map(({ permissionSet }) => permissionSet);
  const windows = libraries.length > 0 && libraries.every(({ platform }) => platform === windowsOnly);
  return {
    ...assembly,
    origin: 'package',
    permissionSet: sets.includes('UNSAFE') ? 'UNSAFE' : (sets[0] ?? null),
    platform: windows ? windowsOnly : null,
    registeredOnHost: [...new Set(libraries.flatMap(({ registeredOnHost }) => registeredOnHost))].sort(),
  };
}

/** The names of all assemblies that one references, and those reference, and so on. */
function namesBelow(
  assembly: AssemblyMetadata,
  all: ReadonlyMap<string, AssemblyMetadata>,
  found = new Set<string>(),
): ReadonlySet<string> {
  for (const { name } of assembly.references) {
    const below = all.get(name);
    if (below === undefined || found.has(name)) continue;
    found.add(name);
    namesBelow(below, all, found);
  }
  return found;
}

function conflict(
  name: string,
  both: readonly { readonly project: string; readonly version: string; readonly sha512: string }[],
): DeployError {
  const shown = both.map(({ project, version }) => `${version} with ${project}`).join(', ');
  return new DeployError({
    code: 'CLR_UNSUPPORTED',
    what: `Two different files of the assembly ${name} would be registered: ${shown}. A database holds one.`,
    remedy: 'Let both projects use the same version of the package.',
    evidence: { name, versions: both.map(({ version, sha512 }) => ({ version, sha512 })) },
  });
}
