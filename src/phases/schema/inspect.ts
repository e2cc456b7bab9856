import { join } from 'node:path';
import { routineName } from '../../build/bindings.ts';
import { bundledModel } from '../../build/bundle.ts';
import { loadedOn } from '../../build/clr-platform.ts';
import { type ModelDescription, readDescription, schemaPackage } from '../../build/model.ts';
import { profileOf } from '../../build/profile.ts';
import type { Digest } from '../../plan/digest.ts';
import type { ModelChange, ModelObject } from '../../ports/model.ts';
import { lookingOnce, type PlanningContext } from '../phase.ts';
import { type ArrangedChanges, aroundClr } from './around-clr.ts';
import type { Sources } from './loss/sources.ts';

export interface SchemaFindings {
  /** The model that the target is to have; null when it has it. */
  readonly to: Digest | null;
  readonly changes: readonly ModelChange[];
  /** The objects of the model that the target has, and of the one that it is to have. */
  readonly before: readonly ModelObject[];
  readonly after: readonly ModelObject[];
  readonly sources: Sources;
  /** Names of dangerous changes that a person allowed; null when the phase is skipped, and nothing is to be done. */
  readonly allow: readonly string[] | null;
}

export type ArrangedSchema = SchemaFindings & ArrangedChanges;

/** What the comparison finds. */
export const inspectSchema = lookingOnce(compareSchema);

/** Compares the bundle's model with the one that the target remembers; equal digests need no comparison. */
async function compareSchema(context: PlanningContext): Promise<ArrangedSchema> {
  const { skip = [], allow: allowed = [] } = context.options;
  const allow = skip.includes('schema') ? null : allowed;
  const wanted = bundledModel(context.bundle, context.options.profile);
  const remembered = context.state.schema.model;
  if (wanted.digest === remembered) return { ...nothing, allow };
  const { folder } = context.bundle;
  const description = await readDescription(join(folder, wanted.description));
  const target = remembered === null ? null : join(await context.modelFolder(remembered), schemaPackage);
  const changes = await context.model.compare({
    platform: description.platform,
    database: context.options.database,
    source: join(folder, wanted.folder, schemaPackage),
    target,
  });
  const { host } = profileOf(context.options.profile);
  const routines = loadedOn(context.bundle.manifest.assemblies, host).flatMap(
    (assembly) => assembly.routines,
  );
  const present = Object.keys(context.state.routines);
  return {
    to: wanted.digest,
    ...aroundClr(changes, routines.map(routineName), present),
    before: target === null ? [] : await context.model.describe(target),
    after: description.objects,
    sources: sourcesOf(description),
    allow,
  };
}

function sourcesOf({ places, vectors, backfills }: ModelDescription): Sources {
  const known = new Set(vectors);
  return { placeOf: (name) => places[name], isVector: (column) => known.has(column), backfills };
}

const nothing: Omit<ArrangedSchema, 'allow'> = {
  to: null,
  changes: [],
  ahead: 0,
  behind: 0,
  before: [],
  after: [],
  sources: { placeOf: () => undefined, isVector: () => false, backfills: {} },
};
