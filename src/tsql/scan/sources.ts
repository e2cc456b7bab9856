import type { Code } from './code.ts';
import { reserved, tableHints } from './keywords.ts';
import { objectKey, readName } from './names.ts';
import type { Source } from './scope.ts';

/** Words that may follow a source and are no alias, though they are not reserved. */
const notAlias = new Set(['APPLY', 'OUTPUT', 'USING', 'WINDOW', 'MATCH', 'GO', 'REMOTE', 'HASH', 'LOOP']);

/** Index of a name's alias, if it has one, and the index behind it. */
export function readAlias(
  code: Code,
  at: number,
): { readonly alias: string | undefined; readonly next: number } {
  const explicit = code.word(at) === 'AS';
  const token = code.at(explicit ? at + 1 : at);
  const usable =
    token.name !== undefined &&
    !token.name.startsWith('@') &&
    (token.kind !== 'word' || !(reserved.has(token.word) || notAlias.has(token.word)));
  if (!usable) return { alias: undefined, next: at };
  return { alias: token.name, next: explicit ? at + 2 : at + 1 };
}

/**
 * Reads on behind the name or the parentheses of a source: the moment of a temporal table, the path of a graph,
 * alias, columns and hints.
 */
export function finishSource(code: Code, source: Source, at: number): number {
  let next = clauses(code, at);
  const { alias, next: behind } = readAlias(code, next);
  if (alias !== undefined) source.binding = alias.toLowerCase();
  next = clauses(code, behind);
  if (alias !== undefined && code.word(next) === '(') next = code.closing(next) + 1;
  if (code.word(next) === 'WITH' && code.word(next + 1) === '(') {
    next = code.closing(next + 1) + 1;
    // OPENJSON has its columns in front of the alias.
    if (alias === undefined) {
      const late = readAlias(code, next);
      if (late.alias !== undefined) source.binding = late.alias.toLowerCase();
      next = late.next;
    }
  }
  return next;
}

/** https://learn.microsoft.com/sql/t-sql/queries/from-transact-sql, "Temporal table" and "FOR PATH" */
function clauses(code: Code, at: number): number {
  if (code.reads(at, 'FOR', 'PATH')) return at + 2;
  if (code.word(at) === 'TABLESAMPLE') {
    const open = code.word(at + 1) === '(' ? at + 1 : at + 2;
    return code.word(open) === '(' ? code.closing(open) + 1 : open;
  }
  if (!code.reads(at, 'FOR', 'SYSTEM_TIME')) return at;
  switch (code.word(at + 2)) {
    case 'ALL':
      return at + 3;
    case 'AS':
      return at + 5;
    case 'CONTAINED':
      return code.word(at + 4) === '(' ? code.closing(at + 4) + 1 : at + 4;
    default:
      // FROM a TO b, BETWEEN a AND b
      return at + 6;
  }
}

/** What a source begins with: a name, a variable, or the opening of parentheses. */
export interface SourceHead {
  readonly source: Source;
  /** Behind the name. */
  readonly next: number;
  /** Whether arguments follow. */
  readonly called: boolean;
}

export function readSourceHead(
  code: Code,
  at: number,
  expressions: ReadonlySet<string>,
): SourceHead | undefined {
  const name = readName(code, at);
  if (name === undefined || (name.token.kind === 'word' && reserved.has(name.token.word))) {
    // CONTAINSTABLE, OPENROWSET and their kin are reserved words, and calls.
    if (name === undefined || code.word(at + 1) !== '(') return undefined;
    return { source: derived(name.token), next: at + 1, called: true };
  }
  const own = name.parts.at(-1) ?? '';
  const called = code.word(name.next) === '(' && !isHints(code, name.next);
  const expression = name.parts.length === 1 && expressions.has(own.toLowerCase());
  const key = called || expression ? undefined : objectKey(name);
  const isTable = !expression && !own.startsWith('@');
  const source: Source = {
    name: isTable ? name : undefined,
    binding: called ? undefined : own.toLowerCase(),
    ...{ key, token: name.token },
  };
  const hinted = !called && code.word(name.next) === '(';
  return { source, next: hinted ? code.closing(name.next) + 1 : name.next, called };
}

/** A source whose columns are not known. */
export function derived(token: Source['token']): Source {
  return { name: undefined, binding: undefined, key: undefined, token };
}

function isHints(code: Code, open: number): boolean {
  return code.items(open + 1, code.closing(open)).every(({ from }) => tableHints.has(code.word(from)));
}
