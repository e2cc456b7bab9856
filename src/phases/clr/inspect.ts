import { join } from 'node:path';
import { createRoutine, inCreationOrder, routineDigest, routineName } from '../../build/bindings.ts';
import { bundledModel } from '../../build/bundle.ts';
import { refuseOnLinux } from '../../build/clr-lint.ts';
import { loadedOn } from '../../build/clr-platform.ts';
import type { BundledAssembly } from '../../build/manifest.ts';
import { readDescription, schemaPackage } from '../../build/model.ts';
import { profileOf } from '../../build/profile.ts';
import type { Digest } from '../../plan/digest.ts';
import type { TargetState } from '../../plan/state.ts';
import type { ModelObject } from '../../ports/model.ts';
import { lookingOnce, type PlanningContext } from '../phase.ts';

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
  /** Names that T-SQL objects have: in the release, and on the target. A name is one object's, CLR or not. */
  readonly ownedBySchema: { readonly wanted: readonly string[]; readonly present: readonly string[] };
  /** Whether older versions are what is wanted. */
  readonly rollback: boolean;
}

/** @throws DeployError CLR_NOT_LOADABLE when the target's platform does not load one of the assemblies. */
export const inspectClr = lookingOnce(findClr);

async function findClr(context: PlanningContext): Promise<ClrFindings> {
  const { bundle, options, state } = context;
  const assemblies = loadedOn(bundle.manifest.assemblies, profileOf(options.profile).host);
  refuseOnLinux(assemblies, options.profile);
  const bound = assemblies.flatMap((assembly) => assembly.routines.map((routine) => ({ assembly, routine })));
  const routines = inCreationOrder(bound).map(({ assembly, routine }) => ({
    name: routineName(routine),
    assembly: assembly.name,
    statement: createRoutine(assembly, routine),
    sha256: routineDigest(assembly, routine),
  }));
  const ownedBySchema = await namesOfSchema(context, routines);
  return { assemblies, routines, state, ownedBySchema, rollback: options.rollback === true };
}

/** Looked up only where a routine comes or goes. */
async function namesOfSchema(
  { bundle, options, state, model, modelFolder }: PlanningContext,
  routines: readonly WantedRoutine[],
): Promise<ClrFindings['ownedBySchema']> {
  const wanted = new Set(routines.map(({ name }) => name));
  const goes = Object.keys(state.routines).some((name) => !wanted.has(name));
  const comes = routines.some(({ name }) => !(name in state.routines));
  const remembered = state.schema.model;
  const { description } = bundledModel(bundle, options.profile);
  return {
    wanted: goes ? programmable((await readDescription(join(bundle.folder, description))).objects) : [],
    present:
      comes && remembered !== null
        ? programmable(await model.describe(join(await modelFolder(remembered), schemaPackage)))
        : [],
  };
}

const kinds = new Set(['ScalarFunction', 'TableValuedFunction', 'Procedure', 'DataType', 'TableType']);

function programmable(objects: readonly ModelObject[]): readonly string[] {
  return objects.filter(({ type }) => kinds.has(type)).map(({ name }) => name);
}
