import { type Token, tokensOf } from '../lexer.ts';

/** A token that means something to the server: neither white space nor a comment. */
export interface CodeToken extends Token {
  /** A word in upper case, and the text of a symbol; empty for everything that cannot be a keyword. */
  readonly word: string;
  /** What it names if it stands where a name does: without its delimiters; undefined for what is no name. */
  readonly name: string | undefined;
  /** Its place among the tokens of its text. */
  readonly index: number;
}

/** Stands behind the last token, so that looking ahead needs no check. */
const nothing: CodeToken = {
  kind: 'space',
  text: '',
  start: 0,
  line: 0,
  column: 0,
  word: '',
  name: undefined,
  index: -1,
};

/** The tokens of a text that matter, with the way from each opening parenthesis to its closing one. */
export class Code {
  readonly tokens: readonly CodeToken[];
  readonly comments: readonly Token[];
  readonly #pairs: readonly number[];

  constructor(text: string) {
    const tokens: CodeToken[] = [];
    const comments: Token[] = [];
    for (const token of tokensOf(text)) {
      if (token.kind === 'space') continue;
      if (token.kind === 'line-comment' || token.kind === 'block-comment') comments.push(token);
      else tokens.push(codeToken(token, tokens.length));
    }
    this.tokens = tokens;
    this.comments = comments;
    this.#pairs = pairsOf(tokens);
  }

  get length(): number {
    return this.tokens.length;
  }

  at(index: number): CodeToken {
    return this.tokens[index] ?? nothing;
  }

  word(index: number): string {
    return this.at(index).word;
  }

  /** Where the parenthesis that opens at `index` closes; the end of the text if it never does. */
  closing(index: number): number {
    return this.#pairs[index] ?? this.tokens.length;
  }

  /** Whether the words stand at `index` and behind it. */
  reads(index: number, ...words: readonly string[]): boolean {
    return words.every((word, offset) => this.word(index + offset) === word);
  }

  /** Splits a range at its commas, leaving those within parentheses alone. */
  items(from: number, to: number): readonly Range[] {
    const items: Range[] = [];
    let start = from;
    for (let at = from; at < to; at++) {
      const word = this.word(at);
      if (word === '(') at = this.closing(at);
      else if (word === ',') {
        items.push({ from: start, to: at });
        start = at + 1;
      }
    }
    if (start < to) items.push({ from: start, to });
    return items;
  }
}

/** Tokens from one index up to, and not including, another. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** Member by member: a spread costs more than the reading of the token. */
function codeToken(token: Token, index: number): CodeToken {
  const { kind, text, start, line, column } = token;
  return { kind, text, start, line, column, word: wordOf(token), name: nameOf(token), index };
}

function wordOf({ kind, text }: Token): string {
  if (kind === 'word') return text.toUpperCase();
  return kind === 'symbol' ? text : '';
}

function nameOf({ kind, text }: Token): string | undefined {
  switch (kind) {
    case 'word':
      return text;
    case 'bracketed':
      return inner(text).replaceAll(']]', ']');
    case 'quoted':
      return inner(text).replaceAll('""', '"');
    default:
      return undefined;
  }
}

function inner(delimited: string): string {
  return delimited.slice(1, -1);
}

/** By the index of an opening parenthesis that of the closing one. */
function pairsOf(tokens: readonly CodeToken[]): readonly number[] {
  const pairs = new Array<number>(tokens.length).fill(tokens.length);
  const open: number[] = [];
  for (const [index, { word }] of tokens.entries()) {
    if (word === '(') open.push(index);
    else if (word === ')') {
      const opening = open.pop();
      if (opening !== undefined) pairs[opening] = index;
    }
  }
  return pairs;
}
