import type { Code, Range } from '../scan/code.ts';
import { readName } from '../scan/names.ts';
import type { Scope } from '../scan/scope.ts';
import { dimensionOf, readType } from '../scan/types.ts';
import type { Subject } from './subject.ts';
import type { SqlFile } from './texts.ts';
import type { Variables } from './variables.ts';

const conversions = new Set(['CAST', 'TRY_CAST', 'CONVERT', 'TRY_CONVERT']);

/** The dimension of an expression where it can be told: a variable, a column of a known table, or a conversion. */
export function dimensionIn(
  subject: Subject,
  file: SqlFile,
  variables: Variables,
  scope: Scope,
  range: Range,
): number | undefined {
  const { code } = file.script;
  const { from, to } = stripped(code, range);
  const token = code.at(from);
  if (token.text.startsWith('@'))
    return to - from === 1 ? dimensionOf(variables.get(token.text.toLowerCase())) : undefined;
  if (conversions.has(token.word) && code.word(from + 1) === '(' && code.closing(from + 1) === to - 1) {
    return converted(code, token.word, from + 2, to - 1);
  }
  const name = readName(code, from);
  if (name === undefined || name.next !== to) return undefined;
  if (name.parts.length === 1) return unqualified(subject, file, scope, token.name ?? '');
  const meant = scope.columnOf({ name, scope, called: false, inJoin: false });
  const facts = subject.catalog.table(meant?.source.key, file);
  return dimensionOf(facts?.columns.get((name.parts[meant?.part ?? 0] ?? '').toLowerCase())?.type);
}

function stripped(code: Code, { from, to }: Range): Range {
  let range = { from, to };
  // An alias behind an expression: `CAST(…) AS [Embedding]`.
  if (code.word(to - 2) === 'AS' && to - from > 2) range = { from, to: to - 2 };
  while (
    code.word(range.from) === '(' &&
    code.closing(range.from) === range.to - 1 &&
    range.to - range.from > 2
  ) {
    range = { from: range.from + 1, to: range.to - 1 };
  }
  return range;
}

function converted(code: Code, word: string, from: number, to: number): number | undefined {
  if (word.endsWith('CONVERT')) return dimensionOf(readType(code, from));
  for (let at = from; at < to; at++) {
    if (code.word(at) === '(') at = code.closing(at);
    else if (code.word(at) === 'AS') return dimensionOf(readType(code, at + 1));
  }
  return undefined;
}

/** A bare name is sure only where one table of the query has such a column, and every other is known not to. */
function unqualified(subject: Subject, file: SqlFile, scope: Scope, name: string): number | undefined {
  const tables = scope.sources.map(({ key }) => subject.catalog.table(key, file));
  const having = tables.filter((facts) => facts === undefined || facts.columns.has(name.toLowerCase()));
  return having.length === 1 ? dimensionOf(having[0]?.columns.get(name.toLowerCase())?.type) : undefined;
}
