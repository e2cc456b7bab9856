import { inRegistrationOrder } from '../../build/clr-order.ts';
import type { BundledAssembly } from '../../build/manifest.ts';
import { DeployError } from '../../errors/deploy-error.ts';
import type { ClrFindings, WantedRoutine } from './inspect.ts';
import { referencing, type Treatment, treatments } from './treatment.ts';
import { refuseVersions } from './versions.ts';

/** What has to happen to the CLR of a target: before the schema, and once the schema no longer calls what goes. */
export interface ClrChange {
  readonly before: {
    readonly routines: readonly string[];
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
 * Decides, from what is wanted and what is there.
 * @throws DeployError CLR_VERSION_CHANGED, CLR_VERSION_LOWERED or CLR_MVID_TAKEN.
 */
export function clrChange({ assemblies, routines, state, rollback }: ClrFindings): ClrChange {
  if (!rollback) refuseVersions(assemblies, state.assemblies);
  const treated = treatments(assemblies, state.assemblies);
  const recreated = [...treated].filter(([, { kind }]) => kind === 'recreate').map(([name]) => name);
  const onHost = assemblies.flatMap(({ registeredOnHost }) => registeredOnHost);
  const obsolete = Object.keys(state.assemblies).filter(
    (name) => !treated.has(name) && !onHost.includes(name),
  );
  const inTheWay = referencing(recreated, state.assemblies);
  const early = [...recreated, ...obsolete.filter((name) => inTheWay.has(name))];
  const late = obsolete.filter((name) => !early.includes(name));
  refuseTakenMvids(assemblies, { ...state, gone: early });

  const wanted = new Map(routines.map((routine) => [routine.name, routine]));
  const moments = Object.entries(state.routines).map(([name, { assembly, sha256 }]) => {
    const same = wanted.get(name)?.sha256 === sha256;
    if (early.includes(assembly)) return { name, moment: 'before' };
    if (same) return { name, moment: 'never' };
    // Its name is needed, or ALTER ASSEMBLY would miss the method that it is bound to (messages 6270 to 6273).
    const inNeed = wanted.has(name) || treated.get(assembly)?.kind === 'alter';
    return { name, moment: inNeed ? 'before' : 'after' };
  });
  const at = (moment: string) => moments.filter((one) => one.moment === moment).map(({ name }) => name);
  const kept = at('never');

  const dropOrder = inRegistrationOrder(
    Object.entries(state.assemblies).map(([name, { references }]) => ({ name, references })),
  )
    .map(({ name }) => name)
    .reverse();
  const reasonOf = (name: string): string => {
    const treatment = treated.get(name);
    return treatment?.kind === 'recreate'
      ? treatment.reason
      : `it is wanted no longer, and references ${inTheWay.get(name)}, which is created anew`;
  };
  return {
    before: {
      routines: at('before'),
      assemblies: dropOrder
        .filter((name) => early.includes(name))
        .map((name) => ({ name, reason: reasonOf(name) })),
    },
    untrusted: assemblies.filter(({ sha512 }) => !state.trusted.includes(sha512)),
    assemblies: assemblies.map((assembly) => ({
      assembly,
      treatment: treated.get(assembly.name) ?? { kind: 'keep' },
    })),
    bound: routines.filter(({ name }) => !kept.includes(name)),
    after: { routines: at('after'), assemblies: dropOrder.filter((name) => late.includes(name)) },
  };
}

/** The server keeps one assembly for each MVID, under whatever name (Msg 6285). */
function refuseTakenMvids(
  assemblies: readonly BundledAssembly[],
  {
    assemblies: registered,
    gone,
  }: Pick<ClrFindings['state'], 'assemblies'> & { readonly gone: readonly string[] },
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
