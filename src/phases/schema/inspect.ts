import { join } from 'node:path';
import { bundledModel } from '../../build/bundle.ts';
import { readDescription, schemaPackage } from '../../build/model.ts';
import type { Digest } from '../../plan/digest.ts';
import type { ModelChange } from '../../ports/model.ts';
import type { PlanningContext } from '../phase.ts';

export interface SchemaFindings {
  /** The model that the target is to have; null when it has it. */
  readonly to: Digest | null;
  readonly changes: readonly ModelChange[];
}

/** Compares the bundle's model with the one that the target remembers; equal digests need no comparison. */
export async function inspectSchema(context: PlanningContext): Promise<SchemaFindings> {
  const wanted = bundledModel(context.bundle, context.options.profile);
  const remembered = context.state.schema.model;
  if (wanted.digest === remembered) return { to: null, changes: [] };
  const { folder } = context.bundle;
  const { platform } = await readDescription(join(folder, wanted.description));
  const changes = await context.model.compare({
    platform,
    database: context.options.database,
    source: join(folder, wanted.folder, schemaPackage),
    target: remembered === null ? null : join(await context.modelFolder(remembered), schemaPackage),
  });
  return { to: wanted.digest, changes };
}
