import type { Code, CodeToken, Range } from '../../scan/code.ts';
import type { Module } from '../../scan/modules.ts';
import { objectKey } from '../../scan/names.ts';
import type { Queries } from '../../scan/queries.ts';
import { type Scope, tableWritten } from '../../scan/scope.ts';
import type { ScannedStatement } from '../../scan/script.ts';
import { dimensionOf } from '../../scan/types.ts';
import { argumentsOf, executedName, variableAssignments } from '../../scan/variables.ts';
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
        const meetings = new Meetings(subject, modules, scope);
        for (const statement of scope.statements) {
          for (const { token, of, left, right } of meetings.in(statement)) {
            if (left === undefined || right === undefined || left === right) continue;
            yield foundAt(file, token, `VECTOR(${right}) meets ${of}, VECTOR(${left}).`);
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

/** Where a vector meets another one in a statement. */
class Meetings {
  readonly #subject: Subject;
  readonly #modules: ReadonlyMap<string, Module>;
  readonly #scope: VariableScope;
  readonly #code: Code;

  constructor(subject: Subject, modules: ReadonlyMap<string, Module>, scope: VariableScope) {
    this.#subject = subject;
    this.#modules = modules;
    this.#scope = scope;
    this.#code = scope.file.script.code;
  }

  *in(statement: ScannedStatement): Generator<Pair> {
    yield* this.#distances(statement.queries);
    yield* this.#columns(statement.queries);
    yield* this.#variables(statement);
    yield* this.#parameters(statement);
  }

  #dimension(scope: Scope, range: Range): number | undefined {
    const { file, variables } = this.#scope;
    return dimensionIn(this.#subject, file, variables, scope, range);
  }

  *#distances({ calls }: Queries): Generator<Pair> {
    const code = this.#code;
    for (const { token, scope } of calls) {
      if (token.word !== 'VECTOR_DISTANCE') continue;
      const [, first, second] = code.items(token.index + 2, code.closing(token.index + 1));
      if (first === undefined || second === undefined) continue;
      const [left, right] = [this.#dimension(scope, first), this.#dimension(scope, second)];
      yield { token: code.at(second.from), of: 'the other vector', left, right };
    }
  }

  *#columns({ writes }: Queries): Generator<Pair> {
    for (const write of writes) {
      const facts = this.#subject.catalog.table(tableWritten(write), this.#scope.file);
      for (const { column, value } of write.assignments) {
        const left = dimensionOf(facts?.columns.get((column.name ?? '').toLowerCase())?.type);
        if (left === undefined || value === undefined) continue;
        const of = `'${column.name}' of ${facts?.table.shown}`;
        yield { token: this.#code.at(value.from), of, left, right: this.#dimension(write.scope, value) };
      }
    }
  }

  *#variables(statement: ScannedStatement): Generator<Pair> {
    for (const { variable, value } of variableAssignments(this.#code, statement)) {
      const left = dimensionOf(this.#scope.variables.get(variable.text.toLowerCase()));
      if (left === undefined) continue;
      const right = this.#dimension(statement.queries.scope, value);
      yield { token: this.#code.at(value.from), of: variable.text, left, right };
    }
  }

  *#parameters(statement: ScannedStatement): Generator<Pair> {
    const name = executedName(this.#code, statement);
    const called = name === undefined ? undefined : this.#modules.get(objectKey(name) ?? '');
    if (name === undefined || called === undefined) return;
    for (const [index, argument] of argumentsOf(this.#code, name, statement.to).entries()) {
      const named = called.parameters.find((one) => one.name === argument.parameter);
      const parameter = argument.parameter === undefined ? called.parameters[index] : named;
      const token = this.#code.at(argument.value.from);
      // OUTPUT may stand behind it.
      const right = dimensionOf(this.#scope.variables.get(token.text.toLowerCase()));
      const of = `${parameter?.name ?? ''} of ${called.shown}`;
      yield { token, of, left: dimensionOf(parameter?.type), right };
    }
  }
}
