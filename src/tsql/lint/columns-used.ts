import type { CodeToken } from '../scan/code.ts';
import { type Reference, tableWritten, type Write } from '../scan/scope.ts';
import type { TableFacts } from './catalog.ts';
import type { Subject } from './subject.ts';
import type { SqlFile } from './texts.ts';

/** A column that a statement names and its table does not have. */
export interface ColumnFault {
  readonly file: SqlFile;
  readonly token: CodeToken;
  readonly facts: TableFacts;
  /** Another table of the same query that has a column of this name. */
  readonly other: string | undefined;
  readonly inJoin: boolean;
}

/** Every column that is qualified by a known table, or assigned in one, and is not there. */
export function* columnFaults(subject: Subject): Generator<ColumnFault> {
  for (const { file, statement } of subject.statements()) {
    // What those run on is no model: the one's tables are another owner's, the other's have a column more.
    if (file.role === 'migration' || file.role === 'backfill') continue;
    for (const reference of statement.queries.references) {
      const fault = ofReference(subject, file, reference);
      if (fault !== undefined) yield fault;
    }
    for (const write of statement.queries.writes) yield* ofWrite(subject, file, write);
  }
}

function ofReference(subject: Subject, file: SqlFile, reference: Reference): ColumnFault | undefined {
  const { name, scope, called, inJoin } = reference;
  // `a.f(` is a method of a column or a function of a schema.
  if (called && name.parts.length < 3) return undefined;
  const meant = scope.columnOf(reference);
  if (meant === undefined) return undefined;
  const facts = subject.catalog.table(meant.source.key, file);
  const token = partOf(file, name.token, meant.part);
  if (facts === undefined || token === undefined || !lacks(facts, token)) return undefined;
  const others = scope.sources.flatMap(({ key }) => subject.catalog.table(key, file) ?? []);
  const other = others.find(({ columns }) => columns.has((token.name ?? '').toLowerCase()));
  return { file, token, facts, other: other?.table.shown, inJoin };
}

function* ofWrite(subject: Subject, file: SqlFile, write: Write): Generator<ColumnFault> {
  const facts = subject.catalog.table(tableWritten(write), file);
  if (facts === undefined) return;
  for (const token of new Set(write.assignments.map(({ column }) => column))) {
    if (lacks(facts, token)) yield { file, token, facts, other: undefined, inJoin: false };
  }
}

/** The token of a part of a name. */
function partOf(file: SqlFile, first: CodeToken, part: number): CodeToken | undefined {
  return file.script.code.at(first.index + 2 * part);
}

function lacks({ columns, whole }: TableFacts, { name }: CodeToken): boolean {
  // Pseudo columns of graph tables, and what stands for a column that has the property.
  if (!whole || name === undefined || /^(\$|IDENTITYCOL$|ROWGUIDCOL$)/i.test(name)) return false;
  return !columns.has(name.toLowerCase());
}
