import type { Code, Range } from './code.ts';
import { type ObjectName, readName } from './names.ts';
import type { Assignment, Scope, Write } from './scope.ts';
import { finishSource, readSourceHead } from './sources.ts';

const noExpressions: ReadonlySet<string> = new Set();

/** What the beginning of a statement says about its target, and where the rest of it begins. */
export interface Prelude {
  readonly write: Write | undefined;
  readonly next: number;
}

/** Reads a statement up to behind its target: `UPDATE TOP (5) [e]`, `INSERT INTO dbo.T (A, B)`. */
export function readPrelude(code: Code, at: number, end: number, scope: Scope): Prelude {
  let next = at + 1;
  if (code.word(next) === 'TOP') next = code.word(next + 1) === '(' ? code.closing(next + 1) + 1 : next + 2;
  if (code.word(next) === 'PERCENT') next++;
  switch (code.word(at)) {
    case 'INSERT':
      return insert(code, code.word(next) === 'INTO' ? next + 1 : next, end, scope);
    case 'MERGE':
      return merge(code, code.word(next) === 'INTO' ? next + 1 : next, end, scope);
    case 'UPDATE':
      return code.word(next) === 'STATISTICS'
        ? { write: undefined, next }
        : plain(code, 'update', next, scope);
    case 'DELETE':
      return plain(code, 'delete', code.word(next) === 'FROM' ? next + 1 : next, scope);
    case 'TRUNCATE':
      return plain(code, 'truncate', next + 1 - (code.word(next) === 'TABLE' ? 0 : 1), scope);
    default:
      return { write: undefined, next: at };
  }
}

function plain(code: Code, kind: Write['kind'], at: number, scope: Scope): Prelude {
  const target = readName(code, at);
  if (target === undefined) return { write: undefined, next: at };
  const hinted = code.word(target.next) === 'WITH' && code.word(target.next + 1) === '(';
  const next = hinted ? code.closing(target.next + 1) + 1 : target.next;
  if (kind !== 'truncate') scope.written = target;
  return { write: { kind, target, scope, assignments: [] }, next };
}

function insert(code: Code, at: number, end: number, scope: Scope): Prelude {
  const { write, next: behind } = plain(code, 'insert', at, scope);
  if (write === undefined) return { write, next: behind };
  const opensQuery = ['SELECT', 'WITH', '('].includes(code.word(behind + 1));
  if (code.word(behind) !== '(' || opensQuery) return { write, next: behind };
  const close = Math.min(code.closing(behind), end);
  const columns = code.items(behind + 1, close).map((item) => code.at(item.from));
  const values = valuesOf(code, close + 1, end);
  for (const [index, column] of columns.entries()) {
    if (column.name === undefined) continue;
    if (values.length === 0) write.assignments.push({ column, value: undefined });
    for (const row of values) write.assignments.push({ column, value: row[index] });
  }
  return { write, next: close + 1 };
}

/** The expressions of VALUES row by row, or those of the first query's list. */
function valuesOf(code: Code, from: number, end: number): readonly (readonly Range[])[] {
  let at = from;
  while (at < end && code.word(at) !== 'VALUES' && code.word(at) !== 'SELECT') {
    at = code.word(at) === '(' ? code.closing(at) + 1 : at + 1;
  }
  if (at >= end) return [];
  if (code.word(at) === 'SELECT') return [selectList(code, at + 1, end)];
  const rows: (readonly Range[])[] = [];
  for (at++; code.word(at) === '(' && at < end; at++) {
    const close = code.closing(at);
    rows.push(code.items(at + 1, close));
    at = close + 1;
    if (code.word(at) !== ',') break;
  }
  return rows;
}

const behindSelectList = new Set([
  'FROM',
  'INTO',
  'WHERE',
  'UNION',
  'EXCEPT',
  'INTERSECT',
  'ORDER',
  'FOR',
  'OPTION',
]);

/** The items of a SELECT, behind DISTINCT and TOP. */
export function selectList(code: Code, from: number, end: number): readonly Range[] {
  let start = from;
  if (code.word(start) === 'DISTINCT' || code.word(start) === 'ALL') start++;
  if (code.word(start) === 'TOP')
    start = code.word(start + 1) === '(' ? code.closing(start + 1) + 1 : start + 2;
  let to = start;
  while (to < end && !behindSelectList.has(code.word(to)))
    to = code.word(to) === '(' ? code.closing(to) + 1 : to + 1;
  return code.items(start, Math.min(to, end));
}

function merge(code: Code, at: number, end: number, scope: Scope): Prelude {
  const head = readSourceHead(code, at, noExpressions);
  const target = head?.source.name ?? readName(code, at);
  if (head === undefined || target === undefined) return { write: undefined, next: at };
  scope.sources.push(head.source);
  scope.written = target;
  const write: Write = { kind: 'merge', target, scope, assignments: [] };
  const next = finishSource(code, head.source, head.next);
  for (let i = next; i < end; i++) {
    if (code.word(i) === '(') i = code.closing(i);
    else if (code.word(i) === 'INSERT' && code.word(i - 1) === 'THEN' && code.word(i + 1) === '(') {
      const close = code.closing(i + 1);
      const values = valuesOf(code, close + 1, Math.min(end, close + 3));
      const items = code.items(i + 2, close).map((item) => code.at(item.from));
      for (const [index, column] of items.entries()) {
        if (column.name !== undefined) write.assignments.push({ column, value: values[0]?.[index] });
      }
      i = close;
    } else if (code.word(i) === 'SET') write.assignments.push(...readSet(code, i + 1, end));
  }
  return { write, next };
}

const behindSet = new Set(['FROM', 'WHERE', 'OUTPUT', 'OPTION', 'WHEN']);

/** The assignments of a SET: those of variables alone are left out. */
export function readSet(code: Code, from: number, end: number): readonly Assignment[] {
  let to = from;
  let cases = 0;
  while (to < end) {
    const word = code.word(to);
    if (word === 'CASE') cases++;
    else if (word === 'END' && cases > 0) cases--;
    else if (cases === 0 && behindSet.has(word) && !isDistinctFrom(code, to)) break;
    to = word === '(' ? code.closing(to) + 1 : to + 1;
  }
  return code.items(from, Math.min(to, end)).flatMap((item): readonly Assignment[] => assignment(code, item));
}

function assignment(code: Code, { from, to }: Range): readonly Assignment[] {
  // `@v = [Column] = value` gives both the value.
  const start =
    code.at(from).text.startsWith('@') && isAssign(code, from + 1) ? afterAssign(code, from + 1) : from;
  const name: ObjectName | undefined = readName(code, start);
  if (name === undefined || name.token.text.startsWith('@') || !isAssign(code, name.next)) return [];
  return [{ column: name.last, value: { from: afterAssign(code, name.next), to } }];
}

function isAssign(code: Code, at: number): boolean {
  return code.word(at) === '=' || ('+-*/%&|^'.includes(code.word(at) || ' ') && code.word(at + 1) === '=');
}

function afterAssign(code: Code, at: number): number {
  return code.word(at) === '=' ? at + 1 : at + 2;
}

/** `a IS [NOT] DISTINCT FROM b` and not a clause. */
export function isDistinctFrom(code: Code, at: number): boolean {
  return (
    code.word(at) === 'FROM' && code.word(at - 1) === 'DISTINCT' && ['IS', 'NOT'].includes(code.word(at - 2))
  );
}
