import type { Column } from '../../scan/columns.ts';
import { objectKey } from '../../scan/names.ts';
import type { TypeName } from '../../scan/types.ts';
import type { TableFacts } from '../catalog.ts';
import { type Found, foundAt, foundAtName } from '../found.ts';
import type { Rule } from '../rule.ts';
import type { Subject } from '../subject.ts';

export const temporalMismatch: Rule = {
  id: 'HD003',
  title: 'A temporal table and its history differ',
  why: 'The server switches versioning on only if the history table has the same columns in the same order, with the same names, types, collations and nullability, and neither a key nor any other constraint (Msg 13523 to 13526, 13531).',
  source:
    'https://learn.microsoft.com/sql/relational-databases/tables/temporal-table-considerations-and-limitations',
  fix: 'Make the columns of the history table those of the current one, in their order.',
  severity: 'error',
  *find({ catalog }: Subject): Generator<Found> {
    for (const current of catalog.tables) {
      const { table, file } = current;
      if (!table.versioned) continue;
      if (!table.period) {
        yield foundAtName(file, table.name, `${table.shown} is versioned but has no PERIOD FOR SYSTEM_TIME.`);
      }
      const history = table.history === undefined ? undefined : catalog.table(objectKey(table.history), file);
      if (history?.whole === true && current.whole) yield* differences(current, history);
    }
  },
};

function* differences(current: TableFacts, history: TableFacts): Generator<Found> {
  const { file } = history;
  const own = [...history.columns.values()];
  const wanted = [...current.columns.values()];
  const target = current.table.shown;
  for (const [index, column] of wanted.entries()) {
    const twin = own[index];
    if (twin === undefined || twin.name.toLowerCase() !== column.name.toLowerCase()) {
      const found = twin === undefined ? 'no column' : `'${twin.name}'`;
      const text = `Column ${index + 1} of ${target} is '${column.name}', but its history has ${found} there.`;
      yield foundAt(file, twin?.token ?? history.table.name.token, text);
      // Behind a missing column every other one is at the wrong place too.
      return;
    }
    const why = difference(column, twin);
    if (why !== undefined) yield foundAt(file, twin.token, `'${twin.name}' ${why} in ${target}.`);
  }
  const extra = own[wanted.length];
  if (extra !== undefined) yield foundAt(file, extra.token, `'${extra.name}' is no column of ${target}.`);
  for (const { file: where, constraint } of history.constraints) {
    if (constraint.kind === 'DEFAULT') continue;
    const text = `A history table can have no ${constraint.kind} constraint.`;
    yield foundAt(where, constraint.name ?? constraint.token, text);
  }
}

function difference(column: Column, twin: Column): string | undefined {
  if (twin.identity) return 'may not be an IDENTITY column in a history table, as it is';
  // What a computed column's type is, or what stands behind an alias type, no declaration of a column says.
  if (column.computed !== undefined || column.type === undefined || twin.type === undefined) return undefined;
  if (isAlias(column.type) || isAlias(twin.type)) return undefined;
  if (column.type.text !== twin.type.text) return `is ${twin.type.text}, but ${column.type.text}`;
  if (column.nullable !== twin.nullable) {
    return twin.nullable ? 'may be NULL, but not' : 'is NOT NULL, but may be NULL';
  }
  const [wanted, own] = [statedCollation(column), statedCollation(twin)];
  return wanted !== undefined && own !== undefined && wanted !== own
    ? `has ${own}, but ${wanted}`
    : undefined;
}

function isAlias({ name }: TypeName): boolean {
  return name.includes('.');
}

/** Without a name of its own the collation is the database's, which no file states. */
function statedCollation({ collation }: Column): string | undefined {
  return collation === 'DATABASE_DEFAULT' ? undefined : collation;
}
