import type { ModelColumn, ModelObject, ModelTable } from '../../ports/model.ts';
import { delimited, nameParts } from '../../tsql/identifiers.ts';

export interface TableObject extends ModelObject {
  readonly table: ModelTable;
}

export function tablesOf(objects: readonly ModelObject[]): ReadonlyMap<string, TableObject> {
  return new Map(
    objects.flatMap((object) =>
      object.type === 'Table' && object.table !== null
        ? [[object.name, { ...object, table: object.table }] as const]
        : [],
    ),
  );
}

/** `[dbo].[T]` and a column -> `[dbo].[T].[C]`. */
export function columnName(table: string, column: Pick<ModelColumn, 'name'>): string {
  return `${table}.${delimited(column.name)}`;
}

/** `[dbo].[T].[C]` -> `[dbo].[T]` and `C`. */
export function ownerOf(column: string): { readonly table: string; readonly name: string } {
  const parts = nameParts(column);
  return { table: delimited(...parts.slice(0, -1)), name: parts.at(-1) ?? '' };
}

/** The column that holds the end of a row's period. */
export function periodEnd({ columns }: TableObject): ModelColumn | undefined {
  return columns.find(({ generated }) => generated === 'row end');
}

/** The temporal table that keeps its history in another one. */
export function historyOwner(
  tables: ReadonlyMap<string, TableObject>,
  history: string,
): TableObject | undefined {
  return [...tables.values()].find(({ table }) => table.history === history);
}
