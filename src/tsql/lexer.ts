export type TokenKind =
  | 'space'
  | 'line-comment'
  | 'block-comment'
  | 'string'
  | 'bracketed'
  | 'quoted'
  | 'word'
  | 'number'
  | 'symbol';

/** A piece of T-SQL text; the tokens of a text, put together, are the text. */
export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  /** Offset in UTF-16 code units from the start of the text. */
  readonly start: number;
}

const space = /\s+/y;
const lineComment = /--[^\r\n]*/y;
const stringOrIdentifier = /'(?:[^']|'')*(?:'|$)|\[(?:[^\]]|\]\])*(?:\]|$)|"(?:[^"]|"")*(?:"|$)/y;
const word = /[\p{L}_@#$][\p{L}\p{Nd}_@#$]*/uy;
const number = /0[xX][0-9a-fA-F]*|\d+(?:\.\d*)?(?:[eE][+-]?\d+)?/y;

/**
 * Splits T-SQL into tokens by the rules of the server's lexer as far as comments, strings and identifiers
 * go: block comments nest, a quote or a closing bracket is escaped by doubling it, and an opening without
 * an end runs to the end of the text. Never throws.
 * https://learn.microsoft.com/sql/t-sql/language-elements/slash-star-comment-transact-sql
 */
export function* tokensOf(text: string): Generator<Token> {
  let start = 0;
  while (start < text.length) {
    const token = tokenAt(text, start);
    yield token;
    start += token.text.length;
  }
}

function tokenAt(text: string, start: number): Token {
  const match = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = start;
    return pattern.exec(text)?.[0];
  };
  const make = (kind: TokenKind, piece: string): Token => ({ kind, text: piece, start });

  const first = text.charAt(start);
  if (first === '/' && text.charAt(start + 1) === '*')
    return make('block-comment', blockComment(text, start));
  const comment = match(lineComment);
  if (comment !== undefined) return make('line-comment', comment);
  const delimited = match(stringOrIdentifier);
  if (delimited !== undefined)
    return make(first === "'" ? 'string' : first === '[' ? 'bracketed' : 'quoted', delimited);
  const blank = match(space);
  if (blank !== undefined) return make('space', blank);
  const name = match(word);
  if (name !== undefined) return make('word', name);
  const digits = match(number);
  if (digits !== undefined) return make('number', digits);
  return make('symbol', String.fromCodePoint(text.codePointAt(start) ?? 0));
}

function blockComment(text: string, start: number): string {
  const edge = /\/\*|\*\//g;
  edge.lastIndex = start;
  let depth = 0;
  for (let found = edge.exec(text); found !== null; found = edge.exec(text)) {
    depth += found[0] === '/*' ? 1 : -1;
    if (depth === 0) return text.slice(start, edge.lastIndex);
  }
  return text.slice(start);
}
