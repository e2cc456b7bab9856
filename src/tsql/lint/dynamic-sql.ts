import type { Code, CodeToken, Range } from '../scan/code.ts';
import type { ScannedStatement } from '../scan/script.ts';
import { readType } from '../scan/types.ts';
import { argumentsOf, executedName, variableAssignments } from '../scan/variables.ts';
import type { VariableScope } from './variables.ts';

export interface UnsafePart {
  readonly token: CodeToken;
  /** As written, cut. */
  readonly part: string;
}

/** Types whose text can only be a number, a date or an identifier made by the server. */
const harmlessTypes =
  /^(BIT|TINYINT|SMALLINT|INT|BIGINT|DECIMAL|MONEY|SMALLMONEY|FLOAT|REAL|DATE|TIME|DATETIME|DATETIME2|SMALLDATETIME|DATETIMEOFFSET|UNIQUEIDENTIFIER)$/;

/** Functions whose text is what they are given, piece by piece. */
const joining = new Set(
  'COALESCE CONCAT CONCAT_WS ISNULL LOWER LTRIM NULLIF REPLACE RTRIM STUFF TRIM UPPER'.split(' '),
);

/** Functions whose text is quoted, or a number, a date or an identifier made by the server. */
const safe = new Set(
  `CHAR COUNT DATALENGTH DATEDIFF DATENAME DATEPART ERROR_NUMBER GETDATE GETUTCDATE LEN NCHAR NEWID OBJECT_ID QUOTENAME
  REPLICATE SCHEMA_ID SCOPE_IDENTITY SPACE STR SYSDATETIME SYSUTCDATETIME`.split(/\s+/),
);

const conversions = new Set(['CAST', 'TRY_CAST', 'CONVERT', 'TRY_CONVERT']);

/** Deeper than any text that a person writes; beyond it the parts are left alone. */
const deepest = 100;

/** The dynamic statements of a module, and what they are put together from. */
export class Statements {
  readonly #scope: VariableScope;
  readonly #code: Code;
  /** Every value that a variable is ever given, by its lower-case name. */
  readonly #values = new Map<string, Range[]>();
  #depth = 0;

  constructor(scope: VariableScope) {
    this.#scope = scope;
    this.#code = scope.file.script.code;
    for (const statement of scope.statements) this.#collect(statement);
  }

  *unsafeParts(): Generator<UnsafePart> {
    const seen = new Set<string>();
    for (const statement of this.#scope.statements) {
      for (const range of this.#executed(statement)) yield* this.#unsafe(range, seen, true);
    }
  }

  /** What a statement runs: the text in the parentheses of EXEC, or the first argument of sp_executesql. */
  #executed(statement: ScannedStatement): readonly Range[] {
    const { verb, from, to } = statement;
    const code = this.#code;
    if ((verb === 'EXEC' || verb === 'EXECUTE') && code.word(from + 1) === '(') {
      return [{ from: from + 2, to: Math.min(code.closing(from + 1), to) }];
    }
    const name = executedName(code, statement);
    if (name?.parts.at(-1)?.toLowerCase() !== 'sp_executesql') return [];
    return argumentsOf(code, name, to)
      .slice(0, 1)
      .map(({ value }) => value);
  }

  #collect(statement: ScannedStatement): void {
    for (const { variable, value } of variableAssignments(this.#code, statement)) {
      const name = variable.text.toLowerCase();
      const values = this.#values.get(name);
      if (values === undefined) this.#values.set(name, [value]);
      else values.push(value);
    }
  }

  /** The parts of an expression that may hold anything; each variable is looked into once. */
  *#unsafe(range: Range, seen: Set<string>, alone: boolean): Generator<UnsafePart> {
    if (this.#depth >= deepest) return;
    this.#depth++;
    const parts = this.#summands(range);
    for (const part of parts) yield* this.#unsafePart(part, seen, alone && parts.length === 1);
    this.#depth--;
  }

  *#unsafePart(part: Range, seen: Set<string>, alone: boolean): Generator<UnsafePart> {
    const code = this.#code;
    const { from, to } = part;
    const token = code.at(from);
    if (token.kind === 'string' || token.kind === 'number' || token.word === 'NULL' || from >= to) return;
    if (token.text.startsWith('@@')) return;
    if (token.word === '(' && code.closing(from) === to - 1) {
      yield* this.#unsafe({ from: from + 1, to: to - 1 }, seen, alone);
    } else if (token.text.startsWith('@') && to - from === 1) yield* this.#variable(token, seen, alone);
    else if (token.word === 'CASE') {
      for (const branch of branchesOf(code, part)) yield* this.#unsafe(branch, seen, alone);
    } else if (
      code.word(from + 1) === '(' &&
      code.closing(from + 1) === to - 1 &&
      this.#isKnown(token.word)
    ) {
      for (const item of this.#pieces(part)) yield* this.#unsafe(item, seen, false);
    } else if (!this.#quotes(part)) yield { token, part: shown(code, part) };
  }

  #isKnown(word: string): boolean {
    return safe.has(word) || joining.has(word) || conversions.has(word);
  }

  /** The arguments of a known function that get into its text. */
  #pieces({ from, to }: Range): readonly Range[] {
    const code = this.#code;
    const word = code.word(from);
    if (safe.has(word)) return [];
    const all = code.items(from + 2, to - 1);
    if (joining.has(word)) return all;
    const type = word.endsWith('CONVERT')
      ? readType(code, from + 2)
      : readType(code, asIn(code, from + 2, to));
    if (type !== undefined && harmlessTypes.test(type.name)) return [];
    return word.endsWith('CONVERT')
      ? all.slice(1, 2)
      : [{ from: from + 2, to: asIn(code, from + 2, to) - 1 }];
  }

  *#variable(token: CodeToken, seen: Set<string>, alone: boolean): Generator<UnsafePart> {
    const name = token.text.toLowerCase();
    const type = this.#scope.variables.get(name);
    if (type !== undefined && harmlessTypes.test(type.name)) return;
    const values = this.#values.get(name) ?? [];
    // A whole statement that comes as a parameter is the caller's: whether it is safe shows where it is made.
    if (values.length === 0) {
      if (!alone) yield { token, part: token.text };
      return;
    }
    if (seen.has(name)) return;
    seen.add(name);
    const parameter = this.#scope.module?.parameters.some((one) => one.name === name) === true;
    if (parameter && !alone) yield { token, part: token.text };
    for (const range of values) yield* this.#unsafe(range, seen, alone);
  }

  /** Splits at the plus signs outside of parentheses and CASE. */
  #summands({ from, to }: Range): readonly Range[] {
    const code = this.#code;
    const parts: Range[] = [];
    let start = from;
    let cases = 0;
    for (let at = from; at < to; at++) {
      const word = code.word(at);
      if (word === '(') at = code.closing(at);
      else if (word === 'CASE') cases++;
      else if (word === 'END' && cases > 0) cases--;
      else if (word === '+' && cases === 0) {
        parts.push({ from: start, to: at });
        start = at + 1;
      }
    }
    parts.push({ from: start, to });
    return parts;
  }

  /** Whether a query or an unknown function quotes what it gives. */
  #quotes({ from, to }: Range): boolean {
    for (let at = from; at < to; at++) if (this.#code.word(at) === 'QUOTENAME') return true;
    return false;
  }
}

/** What stands behind THEN and ELSE of a CASE. */
function branchesOf(code: Code, { from, to }: Range): readonly Range[] {
  const branches: Range[] = [];
  let cases = 0;
  let start: number | undefined;
  for (let at = from; at < to; at++) {
    const word = code.word(at);
    if (word === '(') at = code.closing(at);
    else if (word === 'CASE') cases++;
    if (cases === 1 && start !== undefined && ['WHEN', 'ELSE', 'END'].includes(word)) {
      branches.push({ from: start, to: at });
      start = undefined;
    }
    if (cases === 1 && (word === 'THEN' || word === 'ELSE')) start = at + 1;
    if (word === 'END') cases--;
  }
  return branches;
}

/** Behind the AS of a CAST. */
function asIn(code: Code, from: number, to: number): number {
  let at = from;
  while (at < to && code.word(at) !== 'AS') at = code.word(at) === '(' ? code.closing(at) + 1 : at + 1;
  return at + 1;
}

function shown(code: Code, { from, to }: Range): string {
  let text = '';
  for (let at = from; at < to && text.length < 40; at++) text += code.at(at).text;
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
