import { DeployError } from '../errors/deploy-error.ts';
import type { AssemblyMetadata } from '../ports/clr-runtime.ts';

/** A compiled project and everything that lies beside its DLL: referenced projects and packages. */
export interface BuiltProject {
  readonly project: string;
  readonly assemblies: readonly AssemblyMetadata[];
}

/**
 * All assemblies of all projects, each once. A package's assembly says nothing of permission sets: it takes
 * that of the library that brings it, UNSAFE if several bring it and one is UNSAFE.
 * @throws DeployError CLR_UNSUPPORTED when two projects bring different files of one name: the server holds one.
 */
export function united(projects: readonly BuiltProject[]): readonly AssemblyMetadata[] {
  const all = new Map<string, AssemblyMetadata & { readonly project: string }>();
  for (const { project, assemblies } of projects) {
    const declared = assemblies.map(({ permissionSet }) => permissionSet).filter((set) => set !== null);
    const inherited = declared.includes('UNSAFE') ? 'UNSAFE' : (declared[0] ?? null);
    const host = [...new Set(assemblies.flatMap(({ registeredOnHost }) => registeredOnHost))].sort();
    for (const assembly of assemblies) {
      const known = all.get(assembly.name);
      if (known !== undefined && known.sha512 !== assembly.sha512)
        throw conflict(assembly.name, [known, { ...assembly, project }]);
      const permissionSet =
        assembly.permissionSet ?? (known?.permissionSet === 'UNSAFE' ? 'UNSAFE' : inherited);
      all.set(assembly.name, { ...assembly, permissionSet, registeredOnHost: host, project });
    }
  }
  return [...all.values()].map(({ project: _project, ...assembly }) => assembly);
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
