import type { Code, CodeToken, Range } from './code.ts';
import { type ObjectName, readName } from './names.ts';
import type { Statement } from './statements.ts';
import { selectList } from './targets.ts';

/** A value that a statement gives a variable. */
export interface VariableAssignment {
  readonly variable: CodeToken;
  readonly value: Range;
}

/** What `SET @v = …`, `SELECT @v = … FROM …` and `DECLARE @v INT = …` assign. */
export function variableAssignments(
  code: Code,
  { verb, from, to }: Statement,
): readonly VariableAssignment[] {
  if (verb !== 'SET' && verb !== 'SELECT' && verb !== 'DECLARE') return [];
  const items = verb === 'SELECT' ? selectList(code, from + 1, to) : code.items(from + 1, to);
  return items.flatMap((item): readonly VariableAssignment[] => {
    const variable = code.at(item.from);
    if (!variable.text.startsWith('@')) return [];
    let equals = item.from + 1;
    while (equals < item.to && code.word(equals) !== '=') equals = behind(code, equals);
    return equals + 1 < item.to ? [{ variable, value: { from: equals + 1, to: item.to } }] : [];
  });
}

function behind(code: Code, at: number): number {
  return code.word(at) === '(' ? code.closing(at) + 1 : at + 1;
}

/** The procedure that EXEC calls by its name, with or without a variable for its return value. */
export function executedName(code: Code, { verb, from }: Statement): ObjectName | undefined {
  if (verb !== 'EXEC' && verb !== 'EXECUTE') return undefined;
  return readName(code, code.word(from + 2) === '=' ? from + 3 : from + 1);
}

/** An argument of EXEC; its value begins behind the name of the parameter, if it gives one. */
export interface Argument {
  readonly parameter: string | undefined;
  readonly value: Range;
}

export function argumentsOf(code: Code, name: ObjectName, to: number): readonly Argument[] {
  return code.items(name.next, to).map((item) => {
    if (code.word(item.from + 1) !== '=') return { parameter: undefined, value: item };
    const parameter = code.at(item.from).text.toLowerCase();
    return { parameter, value: { from: item.from + 2, to: item.to } };
  });
}
