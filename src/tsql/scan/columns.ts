import type { Code, CodeToken, Range } from './code.ts';
import { type ObjectName, readName } from './names.ts';
import { readType, type TypeName } from './types.ts';

export interface Column {
  readonly name: string;
  readonly token: CodeToken;
  /** Undefined for a computed column. */
  readonly type: TypeName | undefined;
  readonly nullable: boolean;
  /** The expression of a computed column. */
  readonly computed: (Range & { readonly persisted: boolean }) | undefined;
  readonly period: 'start' | 'end' | undefined;
  readonly identity: boolean;
  readonly collation: string | undefined;
}

/** A constraint of a table, or of one column. */
export interface Constraint {
  readonly kind: 'PRIMARY KEY' | 'UNIQUE' | 'FOREIGN KEY' | 'CHECK' | 'DEFAULT' | 'CONNECTION';
  readonly name: CodeToken | undefined;
  readonly token: CodeToken;
  /** The table's own columns that it is about. */
  readonly columns: readonly CodeToken[];
  /** Of a foreign key, or the tables that an edge connects. */
  readonly references: readonly ObjectName[];
  readonly referencedColumns: readonly CodeToken[];
  /** Of a check or a default. */
  readonly expression: Range | undefined;
}

export interface ColumnDefinition {
  readonly column: Column;
  readonly constraints: readonly Constraint[];
}

/** Reads one column of a table's list; undefined when it is none. */
export function readColumn(code: Code, { from, to }: Range): ColumnDefinition | undefined {
  const token = code.at(from);
  if (token.name === undefined || token.name.startsWith('@')) return undefined;
  if (code.word(from + 1) === 'AS') return computedColumn(code, token, from + 2, to);
  const type = readType(code, from + 1);
  if (type === undefined) return undefined;
  const options = readOptions(code, token, type.next, to);
  const { period, constraints } = options;
  const key = constraints.some(({ kind }) => kind === 'PRIMARY KEY');
  const nullable = !(options.notNull || key || period !== undefined);
  const { identity, collation } = options;
  const column = {
    name: token.name,
    token,
    type,
    nullable,
    computed: undefined,
    period,
    identity,
    collation,
  };
  return { column, constraints };
}

function computedColumn(code: Code, token: CodeToken, from: number, to: number): ColumnDefinition {
  // Without parentheses the expression reaches to the first option.
  let end = code.word(from) === '(' ? Math.min(code.closing(from) + 1, to) : from;
  while (end < to && !['PERSISTED', 'CONSTRAINT', 'PRIMARY', 'UNIQUE', 'CHECK'].includes(code.word(end)))
    end++;
  const persisted = code.word(end) === 'PERSISTED' && end < to;
  const { notNull, constraints } = readOptions(code, token, end, to);
  const column: Column = {
    ...{ name: token.name ?? '', token, type: undefined, nullable: !notNull },
    computed: { from, to: end, persisted },
    ...{ period: undefined, identity: false, collation: undefined },
  };
  return { column, constraints };
}

interface Options {
  notNull: boolean;
  identity: boolean;
  collation: string | undefined;
  period: Column['period'];
  constraints: Constraint[];
}

function readOptions(code: Code, column: CodeToken, from: number, to: number): Options {
  const options: Options = {
    ...{ notNull: false, identity: false, collation: undefined, period: undefined, constraints: [] },
  };
  let name: CodeToken | undefined;
  for (let at = from; at < to; at++) {
    const word = code.word(at);
    if (word === '(') at = code.closing(at);
    else if (word === 'CONSTRAINT') name = code.at(++at);
    else if (word === 'NOT' && code.word(at + 1) === 'NULL') options.notNull = true;
    else if (word === 'IDENTITY') options.identity = true;
    else if (word === 'COLLATE') options.collation = code.at(++at).name?.toUpperCase();
    else if (code.reads(at, 'GENERATED', 'ALWAYS', 'AS', 'ROW')) {
      options.period = code.word(at + 4) === 'START' ? 'start' : 'end';
      at += 4;
    } else {
      const constraint = readConstraint(code, { from: at, to }, name, column);
      if (constraint === undefined) continue;
      options.constraints.push(constraint.constraint);
      name = undefined;
      at = constraint.next - 1;
    }
  }
  return options;
}

/**
 * Reads a constraint behind its name.
 * @param own the column that it is written at, or undefined for one of the table.
 */
export function readConstraint(
  code: Code,
  { from, to }: Range,
  name: CodeToken | undefined,
  own: CodeToken | undefined,
): { readonly constraint: Constraint; readonly next: number } | undefined {
  const token = code.at(from);
  const none = { columns: own === undefined ? [] : [own], references: [], referencedColumns: [] };
  const base = { name, token, ...none, expression: undefined };
  const word = code.word(from);
  if (word === 'PRIMARY' || word === 'UNIQUE') {
    const kind = word === 'UNIQUE' ? 'UNIQUE' : 'PRIMARY KEY';
    let next = from + (word === 'UNIQUE' ? 1 : 2);
    while (['CLUSTERED', 'NONCLUSTERED', 'HASH'].includes(code.word(next))) next++;
    if (own !== undefined || code.word(next) !== '(') return { constraint: { ...base, kind }, next };
    const close = code.closing(next);
    return { constraint: { ...base, kind, columns: namesIn(code, next + 1, close) }, next: close + 1 };
  }
  if (word === 'FOREIGN' || word === 'REFERENCES') return foreignKey(code, from, base);
  if (word === 'CHECK') {
    const open = code.reads(from + 1, 'NOT', 'FOR', 'REPLICATION') ? from + 4 : from + 1;
    const close = Math.min(code.closing(open), to);
    return { constraint: { ...base, kind: 'CHECK', expression: { from: open, to: close } }, next: close + 1 };
  }
  if (word === 'DEFAULT') {
    const next = defaultEnd(code, from + 1, to);
    return { constraint: { ...base, kind: 'DEFAULT', expression: { from: from + 1, to: next } }, next };
  }
  if (word === 'CONNECTION' && code.word(from + 1) === '(') {
    const close = code.closing(from + 1);
    const references: ObjectName[] = [];
    for (let at = from + 2; at < close; at++) {
      const table = readName(code, at);
      if (table === undefined || table.token.word === 'TO') continue;
      references.push(table);
      at = table.next - 1;
    }
    return { constraint: { ...base, kind: 'CONNECTION', references }, next: close + 1 };
  }
  return undefined;
}

/** A constant, a call, or an expression in parentheses. */
function defaultEnd(code: Code, from: number, to: number): number {
  let end = from;
  while (end < to && ['-', '+'].includes(code.word(end))) end++;
  end = readName(code, end)?.next ?? end + (code.word(end) === '(' ? 0 : 1);
  return Math.min(code.word(end) === '(' ? code.closing(end) + 1 : end, to);
}

function foreignKey(
  code: Code,
  from: number,
  base: Omit<Constraint, 'kind'>,
): { readonly constraint: Constraint; readonly next: number } | undefined {
  let next = code.word(from) === 'FOREIGN' ? from + 2 : from;
  let { columns } = base;
  if (code.word(next) === '(') {
    columns = namesIn(code, next + 1, code.closing(next));
    next = code.closing(next) + 1;
  }
  const table = code.word(next) === 'REFERENCES' ? readName(code, next + 1) : undefined;
  if (table === undefined) return undefined;
  const listed = code.word(table.next) === '(' ? code.closing(table.next) : undefined;
  const referencedColumns = listed === undefined ? [] : namesIn(code, table.next + 1, listed);
  return {
    constraint: { ...base, kind: 'FOREIGN KEY', columns, references: [table], referencedColumns },
    next: listed === undefined ? table.next : listed + 1,
  };
}

/** The first name of each item of a list: columns of a key, whatever order they are in. */
export function namesIn(code: Code, from: number, to: number): readonly CodeToken[] {
  return code
    .items(from, to)
    .map((item) => code.at(item.from))
    .filter(({ name }) => name !== undefined);
}
