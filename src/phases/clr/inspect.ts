import { createRoutine, inCreationOrder, routineName } from '../../build/bindings.ts';
import { refuseOnLinux } from '../../build/clr-lint.ts';
import type { BundledAssembly } from '../../build/manifest.ts';
import { type Digest, sha256 } from '../../plan/digest.ts';
import type { TargetState } from '../../plan/state.ts';
import type { PlanningContext } from '../phase.ts';

export interface WantedRoutine {
  readonly name: string;
  readonly statement: string;
  readonly sha256: Digest;
}

export interface ClrFindings {
  readonly assemblies: readonly BundledAssembly[];
  readonly routines: readonly WantedRoutine[];
  readonly state: Pick<TargetState, 'trusted' | 'assemblies' | 'routines'>;
}

/** @throws DeployError CLR_NOT_LOADABLE when the target's platform does not load one of the assemblies. */
export async function inspectClr({ bundle, options, state }: PlanningContext): Promise<ClrFindings> {
  const { assemblies } = bundle.manifest;
  refuseOnLinux(assemblies, options.profile);
  const bound = assemblies.flatMap((assembly) => assembly.routines.map((routine) => ({ assembly, routine })));
  const routines = inCreationOrder(bound).map(({ assembly, routine }) => {
    const statement = createRoutine(assembly, routine);
    return { name: routineName(routine), statement, sha256: sha256(statement) };
  });
  return { assemblies, routines, state };
}
