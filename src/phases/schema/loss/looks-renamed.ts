import { refactorLogPath } from '../../../build/project.ts';
import type { ModelColumn } from '../../../ports/model.ts';
import { plainName } from '../../../tsql/identifiers.ts';
import type { TableObject } from '../tables.ts';
import { typeText } from './type-text.ts';

/** A rename is declared and never guessed; that one may have been forgotten is worth a sentence. */
export function renamedTo(column: ModelColumn, before: TableObject, after: TableObject): string | undefined {
  const twin = after.columns.find(
    (candidate) =>
      !candidate.computed &&
      typeText(candidate) === typeText(column) &&
      !before.columns.some(({ name }) => name === candidate.name),
  );
  return twin === undefined ? undefined : hint(`column ${twin.name}, new and of the same type`);
}

/** The same for a table: a new one with the same columns. */
export function tableRenamedTo(
  table: TableObject,
  before: ReadonlyMap<string, TableObject>,
  after: ReadonlyMap<string, TableObject>,
): string | undefined {
  const shape = shapeOf(table);
  const twin = [...after.values()].find(
    (candidate) => !before.has(candidate.name) && shapeOf(candidate) === shape,
  );
  return twin === undefined ? undefined : hint(`${plainName(twin.name)}, new and with the same columns`);
}

function shapeOf({ columns }: TableObject): string {
  return columns.map((column) => `${column.name} ${typeText(column)}`).join(', ');
}

function hint(what: string): string {
  return `This looks like a rename to ${what}: if it is one, declare it in ${refactorLogPath}.`;
}
