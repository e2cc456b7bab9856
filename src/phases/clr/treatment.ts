import type { BundledAssembly } from '../../build/manifest.ts';
import type { AssemblyState } from '../../plan/state.ts';

type Registered = Readonly<Record<string, AssemblyState>>;

/** What becomes of an assembly; where it has to be created anew, why ALTER ASSEMBLY would not do. */
export type Treatment =
  | { readonly kind: 'keep' | 'create' | 'alter' | 'change-rights' }
  | { readonly kind: 'recreate'; readonly reason: string };

/**
 * The treatment of each wanted assembly by name, from what ALTER ASSEMBLY can change. What references an assembly
 * that is created anew is created anew as well, because no assembly is dropped while one references it (Msg 6589).
 * https://learn.microsoft.com/sql/t-sql/statements/alter-assembly-transact-sql; KB 917407
 */
export function treatments(
  assemblies: readonly BundledAssembly[],
  registered: Registered,
): ReadonlyMap<string, Treatment> {
  const own = new Map(
    assemblies.map((wanted) => [wanted.name, ownTreatment(wanted, registered[wanted.name])]),
  );
  const anew = [...own].filter(([, { kind }]) => kind === 'recreate').map(([name]) => name);
  const dropped = referencing(anew, registered);
  return new Map(
    [...own].map(([name, treatment]) => {
      const cause = dropped.get(name);
      if (cause === undefined || treatment.kind === 'recreate') return [name, treatment];
      return [name, { kind: 'recreate', reason: `it references ${cause}, which is created anew` }];
    }),
  );
}

/** The registered assemblies that reference one of the named, or reference such a one, each with the one it references. */
export function referencing(names: readonly string[], registered: Registered): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const visit = (target: string): void => {
    for (const [name, { references }] of Object.entries(registered)) {
      if (found.has(name) || names.includes(name)) continue;
      if (!references.some((reference) => reference.name === target)) continue;
      found.set(name, target);
      visit(name);
    }
  };
  for (const name of names) visit(name);
  return found;
}

function ownTreatment(wanted: BundledAssembly, present: AssemblyState | undefined): Treatment {
  if (present === undefined) return { kind: 'create' };
  if (wanted.sha512 === present.sha512)
    return { kind: wanted.permissionSet === present.permissionSet ? 'keep' : 'change-rights' };
  const reason = obstacle(wanted, present);
  return reason === null ? { kind: 'alter' } : { kind: 'recreate', reason };
}

/** The first reason why ALTER ASSEMBLY would refuse the wanted bytes. */
function obstacle(wanted: BundledAssembly, present: AssemblyState): string | null {
  if (wanted.mvid === present.mvid)
    return 'its bytes changed and its MVID did not, so it would count as unchanged (Msg 6285)';
  if (wanted.version !== present.version)
    return `its AssemblyVersion goes from ${present.version} to ${wanted.version} (Msg 6283)`;
  if (wanted.publicKeyToken !== present.publicKeyToken) return 'its strong name changes (Msg 6283)';
  return changedReference(wanted, present);
}

function changedReference(wanted: BundledAssembly, present: AssemblyState): string | null {
  const before = new Map(present.references.map((reference) => [reference.name, reference]));
  const after = new Map(wanted.references.map((reference) => [reference.name, reference]));
  const added = [...after.keys()].filter((name) => !before.has(name));
  const removed = [...before.keys()].filter((name) => !after.has(name));
  if (added.length + removed.length > 0) {
    const changes = [...added.map((name) => `${name} is new`), ...removed.map((name) => `${name} is gone`)];
    return `the list of its references changes: ${changes.join(', ')} (Msg 6282)`;
  }
  const other = [...after.values()].find(({ name, version, publicKeyToken }) => {
    const known = before.get(name);
    return known?.version !== version || known.publicKeyToken !== publicKeyToken;
  });
  if (other === undefined) return null;
  return `it references ${other.name} ${other.version} instead of ${before.get(other.name)?.version} (Msg 6529)`;
}
