import { inRegistrationOrder } from '../../build/clr-order.ts';
import type { BundledAssembly } from '../../build/manifest.ts';
import { DeployError } from '../../errors/deploy-error.ts';
import type { AssemblyState, RoutineState } from '../../plan/state.ts';
import type { ClrFindings, WantedRoutine } from './inspect.ts';
import { referencing, type Treatment, treatments } from './treatment.ts';
import { refuseVersions } from './versions.ts';

/** What has to happen to the CLR of a target: before the schema, and once the schema no longer calls what goes. */
export interface ClrChange {
  readonly before: {
    readonly routines: readonly string[];
    /** T-SQL objects whose names CLR routines get: the comparison, to which both are one, does not drop them. */
    readonly modules: readonly string[];
    /** Dependents first, each with the reason. */
    readonly assemblies: readonly { readonly name: string; readonly reason: string }[];
  };
  readonly untrusted: readonly BundledAssembly[];
  /** Dependencies first. */
  readonly assemblies: readonly { readonly assembly: BundledAssembly; readonly treatment: Treatment }[];
  readonly bound: readonly WantedRoutine[];
  readonly after: { readonly routines: readonly string[]; readonly assemblies: readonly string[] };
}

/**
 * Decides, from what is wanted and what is there; in the order of names where nothing else gives one.
 * @throws DeployError CLR_VERSION_CHANGED, CLR_VERSION_LOWERED or CLR_MVID_TAKEN.
 */
export function clrChange(findings: ClrFindings): ClrChange {
  const { assemblies, routines, state, ownedBySchema, rollback } = findings;
  const registered = byName(state.assemblies);
  if (!rollback) refuseVersions(assemblies, registered);
  const treated = treatments(assemblies, registered);
  const going = assembliesThatGo(assemblies, treated, registered);
  const early = going.early.map(({ name }) => name);
  refuseTakenMvids(assemblies, registered, early);

  const wanted = new Map(routines.map((routine) => [routine.name, routine.sha256]));
  const momentOf = (name: string, { assembly, sha256 }: RoutineState): Moment => {
    if (early.includes(assembly)) return 'before';
    if (wanted.get(name) === sha256) return 'never';
    // Its name is needed, for another routine or a T-SQL object, or ALTER ASSEMBLY would miss the method that it
    // is bound to (messages 6270 to 6273).
    const nameNeeded = wanted.has(name) || includesName(ownedBySchema.wanted, name);
    return nameNeeded || treated.get(assembly)?.kind === 'alter' ? 'before' : 'after';
  };
  const moments = Object.entries(byName(state.routines)).map(
    ([name, routine]) => [name, momentOf(name, routine)] as const,
  );
  const at = (moment: Moment) => moments.filter(([, when]) => when === moment).map(([name]) => name);
  const kept = at('never');
  const bound = routines.filter(({ name }) => !kept.includes(name));
  const modules = bound
    .map(({ name }) => name)
    .filter((name) => !(name in state.routines) && includesName(ownedBySchema.present, name));
  return {
    before: { routines: at('before'), modules, assemblies: going.early },
    untrusted: assemblies.filter(({ sha512 }) => !state.trusted.includes(sha512)),
    assemblies: assemblies.map((assembly) => ({
      assembly,
      treatment: treated.get(assembly.name) ?? { kind: 'keep' },
    })),
    bound,
    after: { routines: at('after'), assemblies: going.late },
  };
}

/** When a routine of the target is dropped, if it is. */
type Moment = 'before' | 'after' | 'never';

/** Those that ALTER ASSEMBLY can't change, with what is in their way; and those that the release no longer has. */
function assembliesThatGo(
  assemblies: readonly BundledAssembly[],
  treated: ReadonlyMap<string, Treatment>,
  registered: Readonly<Record<string, AssemblyState>>,
): { readonly early: ClrChange['before']['assemblies']; readonly late: readonly string[] } {
  const onHost = assemblies.flatMap(({ registeredOnHost }) => registeredOnHost);
  const recreated = [...treated].filter(([, { kind }]) => kind === 'recreate').map(([name]) => name);
  const inTheWay = referencing(recreated, registered);
  const states = Object.entries(registered).map(([name, { references }]) => ({ name, references }));
  const dependentsFirst = [...inRegistrationOrder(states)].reverse().map(({ name }) => name);

  const reasonOf = (name: string): string | null => {
    const treatment = treated.get(name);
    if (treatment !== undefined) return treatment.kind === 'recreate' ? treatment.reason : null;
    const cause = inTheWay.get(name);
    if (cause === undefined || onHost.includes(name)) return null;
    return `it is wanted no longer, and references ${cause}, which is created anew`;
  };
  const early = dependentsFirst.flatMap((name) => {
    const reason = reasonOf(name);
    return reason === null ? [] : [{ name, reason }];
  });
  const late = dependentsFirst.filter(
    (name) => !treated.has(name) && !onHost.includes(name) && !early.some((one) => one.name === name),
  );
  return { early, late };
}

/** Names are compared as most databases compare them, without case. */
function includesName(names: readonly string[], name: string): boolean {
  return names.some((other) => other.toLowerCase() === name.toLowerCase());
}

function byName<Value>(members: Readonly<Record<string, Value>>): Readonly<Record<string, Value>> {
  return Object.fromEntries(Object.entries(members).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The server keeps one assembly for each MVID, under whatever name (Msg 6285). */
function refuseTakenMvids(
  assemblies: readonly BundledAssembly[],
  registered: Readonly<Record<string, AssemblyState>>,
  gone: readonly string[],
): void {
  for (const { name, mvid, sha512 } of assemblies) {
    if (registered[name]?.sha512 === sha512) continue;
    const holder = Object.entries(registered).find(
      ([other, state]) => other !== name && state.mvid === mvid && !gone.includes(other),
    );
    if (holder === undefined) continue;
    throw new DeployError({
      code: 'CLR_MVID_TAKEN',
      what: `${name} has the MVID ${mvid}, under which the target has registered ${holder[0]}.`,
      remedy: `Compile ${name} from its own source, so that it gets an MVID of its own.`,
      evidence: { name, mvid, registered: holder[0] },
    });
  }
}
