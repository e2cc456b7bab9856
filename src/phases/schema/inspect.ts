import { join } from 'node:path';
import { routineName } from '../../build/bindings.ts';
import { bundledModel } from '../../build/bundle.ts';
import { loadedOn } from '../../build/clr-platform.ts';
import { readDescription, schemaPackage } from '../../build/model.ts';
import { profileOf } from '../../build/profile.ts';
import type { Digest } from '../../plan/digest.ts';
import type { ModelChange } from '../../ports/model.ts';
import { lookingOnce, type PlanningContext } from '../phase.ts';
import { type ArrangedChanges, aroundClr } from './around-clr.ts';

export interface SchemaFindings {
  /** The model that the target is to have; null when it has it. */
  readonly to: Digest | null;
  readonly changes: readonly ModelChange[];
}

export type ArrangedSchema = SchemaFindings & ArrangedChanges;

/** What the comparison finds. */
export const inspectSchema = lookingOnce(compareSchema);

/** Compares the bundle's model with the one that the target remembers; equal digests need no comparison. */
async function compareSchema(context: PlanningContext): Promise<ArrangedSchema> {
  const wanted = bundledModel(context.bundle, context.options.profile);
  const remembered = context.state.schema.model;
  if (wanted.digest === remembered) return { to: null, changes: [], ahead: 0, behind: 0 };
  const { folder } = context.bundle;
  const { platform } = await readDescription(join(folder, wanted.description));
  const changes = await context.model.compare({
    platform,
    database: context.options.database,
    source: join(folder, wanted.folder, schemaPackage),
    target: remembered === null ? null : join(context.modelFolder(remembered), schemaPackage),
  });
  const { host } = profileOf(context.options.profile);
  const routines = loadedOn(context.bundle.manifest.assemblies, host).flatMap(
    (assembly) => assembly.routines,
  );
  const present = Object.keys(context.state.routines);
  return { to: wanted.digest, ...aroundClr(changes, routines.map(routineName), present) };
}
