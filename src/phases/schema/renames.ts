import type { ModelChange, ModelObject } from '../../ports/model.ts';
import { delimited, nameParts } from '../../tsql/identifiers.ts';
import { columnName, ownerOf } from './tables.ts';

const renameText =
  /EXECUTE sp_rename @objname = N'((?:[^']|'')*)', @newname = N'((?:[^']|'')*)', @objtype = N'(\w+)'/;
const transferText = /ALTER SCHEMA (\[(?:[^\]]|\]\])*\]) TRANSFER (\[(?:[^\]]|\]\])*\]\.\[(?:[^\]]|\]\])*\])/;

export interface Renaming {
  /** As the object is called when the statement runs. */
  readonly from: string;
  readonly to: string;
  readonly isColumn: boolean;
}

/** What a declared rename or move does to a name, read from the one statement that DacFx writes for it. */
export function renamingOf({ kind, batches }: ModelChange): Renaming | undefined {
  const text = batches.join('\n');
  if (kind === 'rename') {
    const [, from = '', to = '', type] = renameText.exec(text) ?? [];
    if (from === '') return undefined;
    const old = from.replaceAll("''", "'");
    const parts = [...nameParts(old).slice(0, -1), to.replaceAll("''", "'")];
    return { from: old, to: delimited(...parts), isColumn: type === 'COLUMN' };
  }
  const [, schema = '', object = ''] = (kind === 'move' && transferText.exec(text)) || [];
  if (object === '') return undefined;
  return { from: object, to: `${schema}.${delimited(nameParts(object).at(-1) ?? '')}`, isColumn: false };
}

/**
 * The objects under the names that they have once every declared rename has run: renames come first in a plan.
 * A renamed column of a temporal table is renamed in the history too, by a step of its own or by the server.
 */
export function afterRenames(
  objects: readonly ModelObject[],
  changes: readonly ModelChange[],
): readonly ModelObject[] {
  return changes.reduce((current, change) => {
    const renaming = renamingOf(change);
    if (renaming === undefined) return current;
    const renamings = renaming.isColumn ? [renaming, ...ofHistory(renaming, current, changes)] : [renaming];
    return renamings.reduce(
      (named, one) => named.map((object) => (one.isColumn ? withColumn(object, one) : withName(object, one))),
      current,
    );
  }, objects);
}

/** A history that the comparison alters itself is not the server's to rename: there the old column is dropped. */
function ofHistory(
  { from, to }: Renaming,
  objects: readonly ModelObject[],
  changes: readonly ModelChange[],
): readonly Renaming[] {
  const history = objects.find(({ name }) => name === ownerOf(from).table)?.table?.history;
  const isAltered = changes.some(
    ({ kind, object }) => ['alter', 'data', 'drop'].includes(kind) && object === history,
  );
  if (history == null || isAltered) return [];
  const column = (name: string): string => columnName(history, { name: ownerOf(name).name });
  return [{ from: column(from), to: column(to), isColumn: true }];
}

function withColumn(object: ModelObject, { from, to }: Renaming): ModelObject {
  const columns = object.columns.map((column) =>
    columnName(object.name, column) === from ? { ...column, name: ownerOf(to).name } : column,
  );
  return { ...object, columns };
}

function withName(object: ModelObject, { from, to }: Renaming): ModelObject {
  const { table } = object;
  return {
    ...object,
    name: object.name === from ? to : object.name,
    table: table?.history === from ? { ...table, history: to } : table,
  };
}
