import type { ModelColumn } from '../../../ports/model.ts';
import { delimited, plainName } from '../../../tsql/identifiers.ts';
import { columnName, type TableObject } from '../tables.ts';
import { type Conversion, conversionOf, vectorConversionOf } from './conversion.ts';
import type { LossKind } from './kinds.ts';
import { renamedTo } from './looks-renamed.ts';
import { type Loss, lossName } from './loss.ts';
import type { Sources } from './sources.ts';
import { typeText } from './type-text.ts';
import { unfitRows } from './unfit-rows.ts';

/** The columns of a table that is there before and after, each change on its own. */
export function columnLosses(before: TableObject, after: TableObject, sources: Sources): readonly Loss[] {
  const table = after.name;
  const loss = (kind: LossKind, column: ModelColumn, what: string, rows: string | null, more = {}): Loss => ({
    kind,
    name: lossName(kind, columnName(table, column)),
    owner: table,
    what,
    question: rows === null ? null : `EXISTS (SELECT 1 FROM ${table}${rows === '' ? '' : ` WHERE ${rows}`})`,
    place: sources.placeOf(columnName(table, column)) ?? sources.placeOf(table),
    ...more,
  });
  const named = ({ name }: ModelColumn): string => `column ${name} of ${plainName(table)}`;

  const dropped = (column: ModelColumn): readonly Loss[] => {
    // A computed value can be computed again.
    if (column.computed) return [];
    const what = `The ${named(column)} goes with its values.`;
    const hint = renamedTo(column, before, after);
    return [loss('drop-column', column, what, `${delimited(column.name)} IS NOT NULL`, { hint })];
  };

  const added = (column: ModelColumn): readonly Loss[] => {
    const filled =
      column.nullable !== false || column.computed || column.defaulted || column.identity !== null;
    // The server fills these itself, and the names of a graph's own columns belong to it.
    if (filled || ['ROWVERSION', 'TIMESTAMP'].includes(column.type ?? '') || column.name.startsWith('$'))
      return [];
    const what = `The new ${named(column)} allows no NULL and has no DEFAULT, so no row can get it.`;
    return [loss('add-required-column', column, what, '')];
  };

  const changed = (from: ModelColumn, to: ModelColumn): readonly Loss[] => {
    // DacFx drops such a column and adds it again.
    if (from.computed) return to.computed ? [] : added(to);
    if (to.computed) return dropped(from);
    const column = delimited(to.name);
    const losses: Loss[] = [];
    const isVector = sources.isVector(columnName(table, to));
    const conversion = isVector ? vectorConversionOf(from, to) : conversionOf(from, to);
    const types = `${typeText(from)} to ${typeText(to)}`;
    const backfill = conversion === 'kept' ? undefined : sources.backfills[columnName(table, to)];
    if (backfill !== undefined) {
      const what = `The ${named(to)} goes from ${types}: its values are replaced by those of ${backfill.source}.`;
      losses.push(loss('replace-column', to, what, `${column} IS NOT NULL`));
    } else if (conversion !== 'kept') {
      const what = `The ${named(to)} goes from ${types}${consequences[conversion]}.`;
      const rows =
        conversion === 'narrowed' || conversion === 'converted'
          ? unfitRows(column, from, to)
          : `${column} IS NOT NULL`;
      const instead = conversion === 'vector' ? insteadOfResizing(table, to) : undefined;
      losses.push(loss(kindOf[conversion], to, what, rows, { instead }));
    }
    // A column that is filled anew has a guard of its own for that.
    if (from.nullable === true && to.nullable === false && backfill === undefined) {
      const what = `The ${named(to)} no longer allows NULL.`;
      losses.push(loss('require-column', to, what, `${column} IS NULL`));
    }
    if (from.identity !== null && JSON.stringify(from.identity) !== JSON.stringify(to.identity)) {
      const what = `The identity of ${named(to)} begins anew, so that values that were given before can be given again.`;
      const used = `IDENT_CURRENT(N'${table.replaceAll("'", "''")}') > (SELECT COALESCE(MAX(${column}), 0) FROM ${table})`;
      losses.push({ ...loss('reseed-identity', to, what, null), question: used });
    }
    return losses;
  };

  const own = before.columns.flatMap((from) => {
    const to = after.columns.find(({ name }) => name === from.name);
    return to === undefined ? dropped(from) : changed(from, to);
  });
  const fresh = after.columns.filter(({ name }) => !before.columns.some((column) => column.name === name));
  return [...own, ...fresh.flatMap(added)];
}

const kindOf = {
  narrowed: 'narrow-column',
  converted: 'convert-column',
  json: 'convert-json',
  vector: 'resize-vector',
} as const satisfies Record<Exclude<Conversion, 'kept'>, LossKind>;

const consequences: Record<Exclude<Conversion, 'kept'>, string> = {
  narrowed: ', and longer or finer values do not fit',
  converted: ', and values that have no form there fail or change',
  json: ', and the texts do not keep their own spelling',
  vector: ', and the server converts no vector to another dimension or base type',
};

function insteadOfResizing(table: string, column: ModelColumn): string {
  const file = `sql/backfill/${plainName(columnName(table, column))}.sql`;
  return `Write ${file}, which fills the column ${column.name}__new from the old one, build again, and allow ${lossName('replace-column', columnName(table, column))}.`;
}
