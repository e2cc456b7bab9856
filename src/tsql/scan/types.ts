import type { Code, CodeToken } from './code.ts';
import { readName } from './names.ts';

/** A data type as a declaration names it. */
export interface TypeName {
  /** The same for every way to write the type: `NVARCHAR(64)`, `DATETIME2(7)`. */
  readonly text: string;
  /** The type without its arguments, upper case. */
  readonly name: string;
  readonly arguments: readonly string[];
  readonly token: CodeToken;
  /** The index behind it. */
  readonly next: number;
}

/** https://learn.microsoft.com/sql/t-sql/data-types/data-type-synonyms-transact-sql */
const synonyms: Readonly<Record<string, string>> = {
  INTEGER: 'INT',
  DEC: 'DECIMAL',
  NUMERIC: 'DECIMAL',
  CHARACTER: 'CHAR',
  ROWVERSION: 'TIMESTAMP',
};

/** What a type means when it is written without arguments. */
const defaults: Readonly<Record<string, readonly string[]>> = {
  ...{ DECIMAL: ['18', '0'], FLOAT: ['53'], DATETIME2: ['7'], DATETIMEOFFSET: ['7'], TIME: ['7'] },
  ...{ CHAR: ['1'], NCHAR: ['1'], VARCHAR: ['1'], NVARCHAR: ['1'], BINARY: ['1'], VARBINARY: ['1'] },
};

/** Reads a type: a name of one or two parts, and arguments in parentheses. */
export function readType(code: Code, at: number): TypeName | undefined {
  const written = readName(code, at);
  if (written === undefined || written.parts.length > 2) return undefined;
  const [first = '', second] = written.parts;
  const bare = (
    second === undefined || first.toLowerCase() === 'sys' ? (second ?? first) : undefined
  )?.toUpperCase();
  const name = bare === undefined ? written.parts.join('.').toUpperCase() : (synonyms[bare] ?? bare);
  let given: readonly string[] = [];
  let next = written.next;
  if (code.word(next) === '(') {
    const close = code.closing(next);
    given = code.items(next + 1, close).map(({ from, to }) => textOf(code, from, to));
    next = Math.min(close + 1, code.length);
  }
  const all = argumentsOf(name, given);
  const text = all.length === 0 ? name : `${name}(${all.join(',')})`;
  return { text, name, arguments: all, token: written.token, next };
}

function argumentsOf(name: string, given: readonly string[]): readonly string[] {
  if (given.length === 0) return defaults[name] ?? [];
  // DECIMAL(10) is DECIMAL(10, 0); the server keeps FLOAT(1) to FLOAT(24) as FLOAT(24), and the rest as FLOAT(53).
  if (name === 'DECIMAL' && given.length === 1) return [...given, '0'];
  if (name === 'FLOAT') return [Number(given[0]) <= 24 ? '24' : '53'];
  return given;
}

function textOf(code: Code, from: number, to: number): string {
  let text = '';
  for (let at = from; at < to; at++) text += code.at(at).text;
  return text.toUpperCase();
}

/** The dimension of a VECTOR type; undefined for every other type. */
export function dimensionOf(type: TypeName | undefined): number | undefined {
  if (type?.name !== 'VECTOR') return undefined;
  const dimension = Number(type.arguments[0]);
  return Number.isInteger(dimension) && dimension > 0 ? dimension : undefined;
}
