import { refactorLogPath } from '../../../build/project.ts';
import type { ModelColumn } from '../../../ports/model.ts';
import { plainName } from '../../../tsql/identifiers.ts';
import { type LikelyRename, likelyRenames, type TableShape } from '../../../tsql/lint/rename.ts';
import type { TableObject } from '../tables.ts';
import { typeText } from './type-text.ts';

/** A rename is declared and never guessed; that one may have been forgotten is worth a sentence. */
export function renamedTo(column: ModelColumn, before: TableObject, after: TableObject): string | undefined {
  const found = likelyRenames([shapeOf(before)], [shapeOf(after)]).find(
    ({ kind, from }) => kind === 'column' && from === column.name,
  );
  return found && hint(`column ${found.to}`, 'new and of the same type');
}

/** The same for a table: a new one with nearly the same columns. */
export function tableRenamedTo(
  table: TableObject,
  before: ReadonlyMap<string, TableObject>,
  after: ReadonlyMap<string, TableObject>,
): string | undefined {
  const shapes = (tables: ReadonlyMap<string, TableObject>) => [...tables.values()].map(shapeOf);
  const isSought = ({ kind, from }: LikelyRename): boolean => kind === 'table' && from === table.name;
  const found = likelyRenames(shapes(before), shapes(after)).find(isSought);
  return found && hint(plainName(found.to), 'new and with nearly the same columns');
}

function shapeOf({ name, columns }: TableObject): TableShape {
  const stored = columns.filter(({ computed }) => !computed);
  return { name, columns: stored.map((column) => ({ name: column.name, type: typeText(column) })) };
}

function hint(what: string, why: string): string {
  return `This looks like a rename to ${what}, ${why}: if it is one, declare it in ${refactorLogPath} (HD014).`;
}
