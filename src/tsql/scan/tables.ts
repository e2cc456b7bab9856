import type { Code, CodeToken, Range } from './code.ts';
import { type Column, type Constraint, readColumn, readConstraint } from './columns.ts';
import type { Definition } from './definitions.ts';
import { fullName, type ObjectName, objectKey, readName } from './names.ts';

/** An index that belongs to a table, whether it is declared within it or by a statement of its own. */
export interface Index {
  readonly name: CodeToken | undefined;
  readonly token: CodeToken;
  /** What it is on; undefined within a table. */
  readonly on: ObjectName | undefined;
  readonly modifiers: readonly string[];
  /** The condition of a filtered index. */
  readonly filter: Range | undefined;
}

/** A table as CREATE TABLE declares it. */
export interface Table {
  readonly name: ObjectName;
  readonly key: string;
  /** For a person: `dbo.Atoms`. */
  readonly shown: string;
  readonly columns: readonly Column[];
  readonly constraints: readonly Constraint[];
  readonly indexes: readonly Index[];
  /** Whether every element of its list was understood. */
  readonly whole: boolean;
  readonly graph: 'NODE' | 'EDGE' | undefined;
  /** Whether it says PERIOD FOR SYSTEM_TIME. */
  readonly period: boolean;
  readonly versioned: boolean;
  readonly history: ObjectName | undefined;
  readonly memoryOptimized: boolean;
}

/** Reads what a definition of a table declares; undefined for tables in other databases and temporary ones. */
export function readTable(
  code: Code,
  { kind, action, name, next }: Definition,
  end: number,
): Table | undefined {
  if (action !== 'create' || kind !== 'TABLE' || name === undefined) return undefined;
  const key = objectKey(name);
  const open = code.word(next) === 'AS' ? next + 2 : next;
  if (key === undefined || code.word(open) !== '(') return undefined;
  const close = Math.min(code.closing(open), end);
  const elements = readElements(code, { from: open + 1, to: close });
  return { name, key, shown: fullName(name), ...elements, ...readTableOptions(code, close + 1, end) };
}

export interface Elements {
  readonly columns: readonly Column[];
  readonly constraints: readonly Constraint[];
  readonly indexes: readonly Index[];
  readonly whole: boolean;
  readonly period: boolean;
}

/** Reads the list of a table: columns, constraints, indexes and the period. */
export function readElements(code: Code, range: Range): Elements {
  const columns: Column[] = [];
  const constraints: Constraint[] = [];
  const indexes: Index[] = [];
  let whole = true;
  let period = false;
  for (const item of code.items(range.from, range.to)) {
    const named = code.word(item.from) === 'CONSTRAINT';
    const body = named ? { from: item.from + 2, to: item.to } : item;
    const constraint = readConstraint(code, body, named ? code.at(item.from + 1) : undefined, undefined);
    if (constraint !== undefined) constraints.push(constraint.constraint);
    else if (code.word(item.from) === 'INDEX') indexes.push(innerIndex(code, item));
    else if (code.word(item.from) === 'PERIOD') period = true;
    else {
      const column = readColumn(code, item);
      if (column === undefined) whole = false;
      else {
        columns.push(column.column);
        constraints.push(...column.constraints);
      }
    }
  }
  return { columns: withKeys(columns, constraints), constraints, indexes, whole, period };
}

/** The columns of a primary key are never null, whatever they say. */
function withKeys(columns: readonly Column[], constraints: readonly Constraint[]): readonly Column[] {
  const keys = constraints.filter(({ kind }) => kind === 'PRIMARY KEY').flatMap((key) => key.columns);
  const names = new Set(keys.map(({ name }) => name?.toLowerCase()));
  return columns.map((column) =>
    names.has(column.name.toLowerCase()) ? { ...column, nullable: false } : column,
  );
}

function innerIndex(code: Code, { from, to }: Range): Index {
  const modifiers: string[] = [];
  for (let at = from + 2; at < to && code.word(at) !== '('; at++) modifiers.push(code.word(at));
  const name = code.at(from + 1);
  return { name, token: name, on: undefined, modifiers, filter: filterIn(code, from, to) };
}

/** Reads CREATE INDEX and its kin. */
export function readIndex(code: Code, definition: Definition, end: number): Index | undefined {
  const { action, kind, name, on, modifiers, token, next } = definition;
  if (action !== 'create' || kind !== 'INDEX' || on === undefined) return undefined;
  return { name: name?.last, token: name?.token ?? token, on, modifiers, filter: filterIn(code, next, end) };
}

function filterIn(code: Code, from: number, to: number): Range | undefined {
  for (let at = from; at < to; at++) {
    if (code.word(at) === '(') at = code.closing(at);
    else if (code.word(at) === 'WHERE') return { from: at + 1, to: filterEnd(code, at + 1, to) };
  }
  return undefined;
}

function filterEnd(code: Code, from: number, to: number): number {
  let at = from;
  while (at < to && code.word(at) !== 'WITH' && code.word(at) !== 'ON') at++;
  return at;
}

function readTableOptions(
  code: Code,
  from: number,
  to: number,
): Pick<Table, 'graph' | 'versioned' | 'history' | 'memoryOptimized'> {
  let graph: Table['graph'];
  let versioned = false;
  let history: ObjectName | undefined;
  let memoryOptimized = false;
  for (let at = from; at < to; at++) {
    if (code.reads(at, 'AS', 'NODE')) graph = 'NODE';
    else if (code.reads(at, 'AS', 'EDGE')) graph = 'EDGE';
    else if (code.reads(at, 'SYSTEM_VERSIONING', '=', 'ON')) versioned = true;
    else if (code.reads(at, 'HISTORY_TABLE', '=')) history = readName(code, at + 2);
    else if (code.reads(at, 'MEMORY_OPTIMIZED', '=', 'ON')) memoryOptimized = true;
  }
  return { graph, versioned, history, memoryOptimized };
}
