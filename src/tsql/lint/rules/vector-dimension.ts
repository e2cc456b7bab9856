import type { CodeToken, Range } from '../../scan/code.ts';
import type { Module } from '../../scan/modules.ts';
import { objectKey, readName } from '../../scan/names.ts';
import { type Scope, tableWritten } from '../../scan/scope.ts';
import type { ScannedStatement } from '../../scan/script.ts';
import { dimensionOf } from '../../scan/types.ts';
import { dimensionIn } from '../dimensions.ts';
import { type Found, foundAt } from '../found.ts';
import type { Rule } from '../rule.ts';
import type { Subject } from '../subject.ts';
import { type VariableScope, variableScopes } from '../variables.ts';

export const vectorDimension: Rule = {
  id: 'HD004',
  title: 'Vectors of different dimensions meet',
  why: 'Vectors are compared and assigned only at one dimension; VECTOR(1536) beside VECTOR(1998) fails when it runs.',
  source:
    'https://learn.microsoft.com/sql/t-sql/data-types/vector-data-type; the deployment record, "Vector Dimensions"',
  fix: 'Declare the same dimension on both sides: that of the column whose rows exist.',
  severity: 'error',
  *find(subject: Subject): Generator<Found> {
    const modules = new Map<string, Module>();
    for (const { script } of subject.files) {
      for (const module of script.modules) if (module.key !== undefined) modules.set(module.key, module);
    }
    for (const file of subject.files) {
      for (const scope of variableScopes(file)) {
        for (const statement of scope.statements) {
          for (const pair of pairsIn(subject, modules, scope, statement)) {
            const { left, right, token } = pair;
            if (left === undefined || right === undefined || left === right) continue;
            yield foundAt(file, token, `VECTOR(${right}) meets ${pair.of}, VECTOR(${left}).`);
          }
        }
      }
    }
  },
};

interface Pair {
  readonly token: CodeToken;
  /** What the first dimension is that of. */
  readonly of: string;
  readonly left: number | undefined;
  readonly right: number | undefined;
}

function* pairsIn(
  subject: Subject,
  modules: ReadonlyMap<string, Module>,
  { file, variables }: VariableScope,
  { queries, verb, from, to }: ScannedStatement,
): Generator<Pair> {
  const { code } = file.script;
  const dimension = (scope: Scope, range: Range | undefined): number | undefined =>
    range === undefined ? undefined : dimensionIn(subject, file, variables, scope, range);
  const variable = (token: CodeToken): number | undefined =>
    dimensionOf(variables.get(token.text.toLowerCase()));

  for (const { token, scope } of queries.calls) {
    if (token.word !== 'VECTOR_DISTANCE') continue;
    const [, left, right] = code.items(token.index + 2, code.closing(token.index + 1));
    if (left === undefined || right === undefined) continue;
    yield {
      token: code.at(right.from),
      of: 'the other vector',
      left: dimension(scope, left),
      right: dimension(scope, right),
    };
  }
  for (const write of queries.writes) {
    const facts = subject.catalog.table(tableWritten(write), file);
    for (const { column, value } of write.assignments) {
      const left = dimensionOf(facts?.columns.get((column.name ?? '').toLowerCase())?.type);
      if (left === undefined || value === undefined) continue;
      const of = `'${column.name}' of ${facts?.table.shown}`;
      yield { token: code.at(value.from), of, left, right: dimension(write.scope, value) };
    }
  }
  if (verb === 'SET' || verb === 'SELECT' || verb === 'DECLARE') {
    for (const item of code.items(from + 1, to)) {
      const token = code.at(item.from);
      const left = token.text.startsWith('@') ? variable(token) : undefined;
      if (left === undefined) continue;
      let equals = item.from + 1;
      while (equals < item.to && code.word(equals) !== '=') equals++;
      const value = {
        from: equals + 1,
        to: verb === 'SELECT' ? endOfItem(code.word.bind(code), equals + 1, item.to) : item.to,
      };
      if (value.from >= value.to) continue;
      yield { token: code.at(value.from), of: token.text, left, right: dimension(queries.scope, value) };
    }
  }
  if (verb !== 'EXEC' && verb !== 'EXECUTE') return;
  const name = readName(code, code.word(from + 2) === '=' ? from + 3 : from + 1);
  const called = name === undefined ? undefined : modules.get(objectKey(name) ?? '');
  if (name === undefined || called === undefined) return;
  for (const [index, item] of code.items(name.next, to).entries()) {
    const token = code.at(item.from);
    const named = code.word(item.from + 1) === '=';
    const parameter = named
      ? called.parameters.find((one) => one.name === token.text.toLowerCase())
      : called.parameters[index];
    const value = code.at(named ? item.from + 2 : item.from);
    const of = `${parameter?.name ?? ''} of ${called.shown}`;
    yield { token: value, of, left: dimensionOf(parameter?.type), right: variable(value) };
  }
}

function endOfItem(word: (at: number) => string, from: number, to: number): number {
  let at = from;
  while (at < to && word(at) !== 'FROM') at++;
  return at;
}
