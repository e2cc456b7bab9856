import { createRoutine, inCreationOrder, routineDigest, routineName } from '../../build/bindings.ts';
import { refuseOnLinux } from '../../build/clr-lint.ts';
import { loadedOn } from '../../build/clr-platform.ts';
import type { BundledAssembly } from '../../build/manifest.ts';
import { profileOf } from '../../build/profile.ts';
import type { Digest } from '../../plan/digest.ts';
import type { TargetState } from '../../plan/state.ts';
import type { PlanningContext } from '../phase.ts';

export interface WantedRoutine {
  readonly name: string;
  readonly assembly: string;
  readonly statement: string;
  readonly sha256: Digest;
}

export interface ClrFindings {
  /** In registration order. */
  readonly assemblies: readonly BundledAssembly[];
  readonly routines: readonly WantedRoutine[];
  readonly state: Pick<TargetState, 'trusted' | 'assemblies' | 'routines'>;
  /** Whether older versions are what is wanted. */
  readonly rollback: boolean;
}

/** @throws DeployError CLR_NOT_LOADABLE when the target's platform does not load one of the assemblies. */
export async function inspectClr({ bundle, options, state }: PlanningContext): Promise<ClrFindings> {
  const assemblies = loadedOn(bundle.manifest.assemblies, profileOf(options.profile).host);
  refuseOnLinux(assemblies, options.profile);
  const bound = assemblies.flatMap((assembly) => assembly.routines.map((routine) => ({ assembly, routine })));
  const routines = inCreationOrder(bound).map(({ assembly, routine }) => ({
    name: routineName(routine),
    assembly: assembly.name,
    statement: createRoutine(assembly, routine),
    sha256: routineDigest(assembly, routine),
  }));
  return { assemblies, routines, state, rollback: options.rollback === true };
}
