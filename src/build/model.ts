import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DeployError, formatPlace, type SourcePlace } from '../errors/deploy-error.ts';
import type { AssemblyMetadata } from '../ports/clr-runtime.ts';
import type { BuiltModel, Model, ModelObject, SqlMessage, SqlText } from '../ports/model.ts';
import type { Projected } from '../tsql/projection.ts';
import { checkAccess } from './access.ts';
import { type Backfill, readBackfills, refuseAimless, speaksOfNewColumn } from './backfill.ts';
import { declareRoutine, quoted } from './bindings.ts';
import { checkedBatches } from './checked-batches.ts';
import { declaredVectors } from './declared-vectors.ts';
import { platformText } from './platform-text.ts';
import type { Profile } from './profile.ts';

/** File names inside a model's folder; both DACPACs lie side by side so that the one finds the other. */
export const schemaPackage = 'schema.dacpac';
export const clrPackage = 'clr.dacpac';

export interface ModelPart {
  readonly name: string;
  readonly profile: Profile;
  readonly platform: string;
  /** The version of the model engine. */
  readonly dacfx: string;
  readonly schema: readonly SqlText[];
  /** Texts that are no part of the schema but must fit it: seeds and verification queries. */
  readonly checked: readonly SqlText[];
  /** Scripts that fill a column whose type changes. */
  readonly backfills: readonly SqlText[];
  /** The refactor log, where the project has one. */
  readonly renames: SqlText | undefined;
  /** Declarations of access; what they name must exist too. */
  readonly access: readonly SqlText[];
  readonly assemblies: readonly AssemblyMetadata[];
}

/**
 * Builds the model of one profile into `folder`: `model/` with the schema's DACPAC and the reference DACPAC
 * that declares the CLR routines, and `description.json` with what the schema consists of.
 * @throws DeployError SQL_INVALID with every error and warning, each at its file, line and column.
 */
export async function buildModel(part: ModelPart, folder: string, model: Model): Promise<void> {
  const files = join(folder, 'model');
  await mkdir(files, { recursive: true });
  const projections = new Map<string, Projected>();
  const forPlatform = (text: SqlText): SqlText => {
    const projected = platformText(part.profile.engine, text.text);
    projections.set(text.path, projected);
    return { path: text.path, text: projected.text };
  };
  const refuse = (messages: readonly SqlMessage[]): void =>
    refuseMessages(
      messages.map((message) => atOriginal(message, projections)),
      part.profile,
    );

  const references = await buildReference(part, files, model);
  const schema = join(files, schemaPackage);
  const { platform, name, renames } = part;
  const built = await model.build({
    ...{ platform, name, references, renames, output: schema },
    files: part.schema.map(forPlatform),
  });
  refuse(built.messages);
  const backfills = part.backfills.map(forPlatform);
  if (part.checked.length + backfills.length > 0) {
    // Only errors: of names that the model cannot know, as those of catalog views, the engine can merely warn.
    const checked = checkedBatches([...part.checked.map(forPlatform), ...backfills]);
    const messages = checked.atFiles(await model.check(schema, checked.texts));
    refuse(messages.filter((message) => message.severity === 'error' && !speaksOfNewColumn(message)));
  }
  const objects = await model.describe(schema);
  refuseAimless(backfills, objects);
  refuseHomeless(part, objects);
  refuse(checkAccess(part.access, objects, part.assemblies));
  const places = Object.fromEntries(
    Object.entries(built.places).map(([object, place]) => [object, originalPlace(place, projections)]),
  );
  const { dacfx } = part;
  const description: ModelDescription = {
    ...{ platform, dacfx, objects, places, vectors: declaredVectors(places, part.schema) },
    backfills: readBackfills(backfills),
  };
  await writeFile(join(folder, 'description.json'), JSON.stringify(description));
}

/** What a bundle tells of a model besides its DACPACs. */
export interface ModelDescription {
  readonly platform: string;
  readonly dacfx: string;
  readonly objects: readonly ModelObject[];
  /** Where a person wrote each object, by its name in the model. */
  readonly places: BuiltModel['places'];
  /** Columns that a person declared as VECTOR, whatever the platform made of them. */
  readonly vectors: readonly string[];
  /** By the three-part name of the column that each fills. */
  readonly backfills: Readonly<Record<string, Backfill>>;
}

const described = ['platform', 'dacfx', 'objects', 'places', 'vectors', 'backfills'] as const;

/**
 * A ledger keeps bundles for years, so the one that a rollback goes to may be older than the program.
 * @throws DeployError BUNDLE_UNREADABLE when it tells less than a plan needs.
 */
export async function readDescription(file: string): Promise<ModelDescription> {
  const description = JSON.parse(await readFile(file, 'utf8')) as ModelDescription;
  const lacking = described.filter((member) => description[member] === undefined);
  if (lacking.length === 0) return description;
  throw new DeployError({
    code: 'BUNDLE_UNREADABLE',
    what: `${file} does not tell ${lacking.join(', ')}, which this version of the toolkit needs: an earlier one has built the bundle.`,
    remedy: 'Build that release again from its sources, and deploy what comes of it.',
    place: { file },
    evidence: { lacking },
  });
}

async function buildReference(part: ModelPart, folder: string, model: Model): Promise<readonly string[]> {
  const declarations = part.assemblies.flatMap((assembly) =>
    assembly.routines.map((routine) => ({
      path: `${assembly.name}/${routine.schema}.${routine.name}.sql`,
      text: declareRoutine(routine),
    })),
  );
  if (declarations.length === 0) return [];
  const output = join(folder, clrPackage);
  const name = `${part.name}.clr`;
  const { platform } = part;
  const built = await model.build({
    ...{ platform, name, files: declarations, references: [], output },
    borrowedSchemas: schemasOf(part.assemblies),
  });
  refuseMessages(built.messages, part.profile);
  return [output];
}

/** The schemas that routines are bound in; every database has dbo. */
function schemasOf(assemblies: readonly AssemblyMetadata[]): readonly string[] {
  const schemas = new Set(assemblies.flatMap(({ routines }) => routines.map(({ schema }) => schema)));
  schemas.delete('dbo');
  return [...schemas].sort();
}

/** The model merely believes that the routines' schemas are there, because it has to create them itself. */
function refuseHomeless(part: ModelPart, objects: readonly ModelObject[]): void {
  const created = new Set(
    objects.filter(({ type }) => type === 'Schema').map(({ name }) => name.toLowerCase()),
  );
  const missing = schemasOf(part.assemblies).filter((name) => !created.has(quoted(name).toLowerCase()));
  if (missing.length === 0) return;
  throw new DeployError({
    code: 'SQL_INVALID',
    what: `CLR routines are bound in ${missing.map(quoted).join(', ')}, and no file of the schema for ${part.profile.name} creates it.`,
    remedy: `Add sql/schema/${missing[0]}/schema.sql with CREATE SCHEMA, or correct the Name in the routine's attribute.`,
    evidence: { schemas: missing },
  });
}

function atOriginal(message: SqlMessage, projections: ReadonlyMap<string, Projected>): SqlMessage {
  return { ...message, place: originalPlace(message.place, projections) };
}

function originalPlace(place: SourcePlace, projections: ReadonlyMap<string, Projected>): SourcePlace {
  const { file, line, column } = place;
  const projected = projections.get(file);
  if (projected === undefined || line === undefined || column === undefined) return place;
  return { file, line, column: projected.originalColumn(line, column) };
}

/** Warnings refuse a build too: an unresolved name inside a procedure is one, and fails at run time. */
function refuseMessages(messages: readonly SqlMessage[], profile: Profile): void {
  const first = messages[0];
  if (first === undefined) return;
  const shown = messages.map(
    ({ place, severity, code, text }) => `\n  ${formatPlace(place)}: ${severity} ${code}: ${text}`,
  );
  throw new DeployError({
    code: 'SQL_INVALID',
    what: `The schema does not build for ${profile.name}: ${messages.length} finding${messages.length === 1 ? '' : 's'}.${shown.join('')}\n`,
    remedy: 'Correct the files at the places named and build again.',
    place: first.place,
    evidence: { messages },
  });
}
