import { isJsonType } from './json-type.ts';
import { type Token, tokensOf } from './lexer.ts';

/** Text for another platform, with the way back to the text that a person wrote. */
export interface Projected {
  readonly text: string;
  /** The column in the original of a place in the projected text; both count from 1. */
  originalColumn(line: number, column: number): number;
}

interface Edit {
  readonly line: number;
  /** Column of the first replaced character in the projected text. */
  readonly column: number;
  readonly length: number;
  readonly grown: number;
}

/** A type that the other platform does not have, and what stands for it there. */
interface ProjectedType {
  readonly text: string;
  readonly replacement: string;
  readonly tokens: number;
}

/**
 * Rewrites the types that SQL Server 2022 lacks. `VECTOR(n)` becomes `VARBINARY(4n+8)`: 4n bytes of float32,
 * little-endian, without a header; the 8 keep row sizes equal to those of the native type
 * (https://learn.microsoft.com/sql/t-sql/data-types/vector-data-type). `JSON` becomes `NVARCHAR(MAX)`. Comments,
 * strings and delimited identifiers stay as they are, and so does the number of lines.
 */
export function projectToSql2022(text: string): Projected {
  const tokens = [...tokensOf(text)];
  const edits: Edit[] = [];
  let projected = '';
  let line = 1;
  let lineStart = 0;
  for (let index = 0; index < tokens.length; index++) {
    const type = vectorTypeAt(tokens, index) ?? jsonTypeAt(tokens, index);
    const original = type?.text ?? tokens[index]?.text ?? '';
    const replacement = type?.replacement ?? original;
    if (type !== undefined) {
      const column = projected.length - lineStart + 1;
      edits.push({ line, column, length: replacement.length, grown: replacement.length - original.length });
      index += type.tokens - 1;
    }
    projected += replacement;
    for (const _break of original.matchAll(/\n/g)) line++;
    lineStart = projected.lastIndexOf('\n') + 1;
  }
  return { text: projected, originalColumn: (at, column) => originalColumn(edits, at, column) };
}

function jsonTypeAt(tokens: readonly Token[], index: number): ProjectedType | undefined {
  if (!isJsonType(tokens, index)) return undefined;
  return { text: tokens[index]?.text ?? '', replacement: 'NVARCHAR(MAX)', tokens: 1 };
}

function vectorTypeAt(tokens: readonly Token[], index: number): ProjectedType | undefined {
  const first = tokens[index];
  if (first?.kind !== 'word' || first.text.toUpperCase() !== 'VECTOR') return undefined;
  const taken: Token[] = [first];
  const expected = [
    (t: Token) => t.text === '(',
    (t: Token) => /^\d+$/.test(t.text),
    (t: Token) => t.text === ')',
  ];
  for (const matches of expected) {
    let next = tokens[index + taken.length];
    if (next?.kind === 'space' && !next.text.includes('\n')) {
      taken.push(next);
      next = tokens[index + taken.length];
    }
    if (next === undefined || !matches(next)) return undefined;
    taken.push(next);
  }
  const dimension = Number(taken.find((token) => token.kind === 'number')?.text);
  return {
    text: taken.map((token) => token.text).join(''),
    replacement: `VARBINARY(${4 * dimension + 8})`,
    tokens: taken.length,
  };
}

function originalColumn(edits: readonly Edit[], line: number, column: number): number {
  return edits
    .filter((edit) => edit.line === line && edit.column < column)
    .reduce((shifted, edit) => {
      const insideIt = column < edit.column + edit.length;
      return insideIt ? shifted - (column - edit.column) : shifted - edit.grown;
    }, column);
}
