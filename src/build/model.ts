import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DeployError, formatPlace } from '../errors/deploy-error.ts';
import type { AssemblyMetadata } from '../ports/clr-runtime.ts';
import type { Model, ModelObject, SqlMessage, SqlText } from '../ports/model.ts';
import type { Projected } from '../tsql/projection.ts';
import { checkAccess } from './access.ts';
import { declareRoutine, quoted } from './bindings.ts';
import { checkedBatches } from './checked-batches.ts';
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
  const build = { platform: part.platform, name: part.name, files: part.schema.map(forPlatform), references };
  refuse(await model.build({ ...build, output: schema }));
  if (part.checked.length > 0) {
    // Only errors: of names that the model cannot know, as those of catalog views, the engine can merely warn.
    const checked = checkedBatches(part.checked.map(forPlatform));
    const messages = await model.check(schema, checked.texts);
    refuse(checked.atFiles(messages.filter(({ severity }) => severity === 'error')));
  }
  const { platform, dacfx } = part;
  const description: ModelDescription = { platform, dacfx, objects: await model.describe(schema) };
  refuseHomeless(part, description.objects);
  refuse(checkAccess(part.access, description.objects, part.assemblies));
  await writeFile(join(folder, 'description.json'), JSON.stringify(description));
}

export interface ModelDescription {
  readonly platform: string;
  readonly dacfx: string;
  readonly objects: readonly ModelObject[];
}

export async function readDescription(file: string): Promise<ModelDescription> {
  return JSON.parse(await readFile(file, 'utf8')) as ModelDescription;
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
  refuseMessages(
    await model.build({
      ...{ platform: part.platform, name, files: declarations, references: [], output },
      borrowedSchemas: schemasOf(part.assemblies),
    }),
    part.profile,
  );
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
  const { file, line, column } = message.place;
  const projected = projections.get(file);
  if (projected === undefined || line === undefined || column === undefined) return message;
  return { ...message, place: { file, line, column: projected.originalColumn(line, column) } };
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
