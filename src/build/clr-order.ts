import { DeployError } from '../errors/deploy-error.ts';
import type { AssemblyMetadata } from '../ports/clr-runtime.ts';

type Referencing = Pick<AssemblyMetadata, 'name' | 'references'>;

/**
 * Dependencies before those that reference them, because CREATE ASSEMBLY looks every reference up (Msg 6503);
 * otherwise as given.
 * @throws DeployError CLR_UNSUPPORTED with the names along a cycle.
 */
export function inRegistrationOrder<Assembly extends Referencing>(
  assemblies: readonly Assembly[],
): readonly Assembly[] {
  const byName = new Map(assemblies.map((assembly) => [assembly.name, assembly]));
  const ordered = new Set<Assembly>();
  const visit = (assembly: Assembly, path: readonly string[]): void => {
    if (ordered.has(assembly)) return;
    if (path.includes(assembly.name))
      throw cycle([...path.slice(path.indexOf(assembly.name)), assembly.name]);
    for (const { name } of assembly.references) {
      const dependency = byName.get(name);
      if (dependency !== undefined) visit(dependency, [...path, assembly.name]);
    }
    ordered.add(assembly);
  };
  for (const assembly of assemblies) visit(assembly, []);
  return [...ordered];
}

function cycle(names: readonly string[]): DeployError {
  return new DeployError({
    code: 'CLR_UNSUPPORTED',
    what: `Assemblies reference one another in a circle: ${names.join(' -> ')}.`,
    remedy: 'Move what they share into an assembly of its own.',
    evidence: { cycle: names },
  });
}
