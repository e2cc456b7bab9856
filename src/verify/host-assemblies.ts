import type { SqlCheck } from './check.ts';

/**
 * A check for each assembly that must be on the server though no bundle ships it: its bytes are those of the
 * server's own framework folder, and change with that (KB 949080). Only a server can tell whether it is there.
 */
export function hostAssemblyChecks(
  assemblies: readonly { readonly registeredOnHost: readonly string[] }[],
): readonly SqlCheck[] {
  const names = [...new Set(assemblies.flatMap(({ registeredOnHost }) => registeredOnHost))].sort();
  return names.map((name) => {
    const literal = `N'${name.replaceAll("'", "''")}'`;
    return {
      kind: 'sql',
      id: `assembly ${name} is registered from the server's framework folder`,
      checkClass: 'read',
      text: `SELECT ${literal} AS [missing] WHERE NOT EXISTS (SELECT 1 FROM sys.assemblies WHERE [name] = ${literal});`,
    };
  });
}
