import {
  code,
  isDigit,
  isHexDigit,
  isHighSurrogate,
  isLineBreak,
  isSpace,
  nameLength,
  nameStartLength,
} from './characters.ts';
import type { TokenKind } from './token.ts';

/** How far behind a token's end its end can depend on what follows; one character more than the longest mark. */
export const lookahead = 3;

/** Parts of a number; each may only be followed by a later one. */
const numberPart = { hex: 0, whole: 1, fraction: 2, exponent: 3 } as const;

/**
 * Finds the end of one token after the other by the rules of the server's lexer as far as comments, strings and
 * identifiers go: block comments nest, a quote or a closing bracket is escaped by doubling it, and an opening
 * without an end runs to the end of the text.
 * https://learn.microsoft.com/sql/t-sql/language-elements/slash-star-comment-transact-sql
 *
 * Results are fields and not an object for each token; loops over character codes and `indexOf`, not regular
 * expressions, so that a literal of any size takes linear time and no stack.
 */
export class TokenReader {
  kind: TokenKind = 'symbol';
  /** Where the token ends, or where a piece of it does. */
  end = 0;
  /** Whether the token was cut at the limit and goes on behind `end`. */
  open = false;
  /** Of an open token: the depth of a block comment, the part of a number, the closing quote of the delimited ones. */
  state = 0;

  /** Reads the token at `at`, at most up to `limit`; after an open piece, its next piece. */
  read(text: string, at: number, limit: number): void {
    const to = Math.min(limit, text.length);
    const start = this.open ? at : this.#begin(text, at);
    this.open = false;
    this.end = this.#endOfKind(text, start, to);
  }

  #endOfKind(text: string, start: number, to: number): number {
    switch (this.kind) {
      case 'block-comment':
        return this.#blockComment(text, start, to);
      case 'line-comment':
        return this.#lineComment(text, start, to);
      case 'string':
      case 'bracketed':
      case 'quoted':
        return this.#delimited(text, start, to);
      case 'space':
        return this.#space(text, start, to);
      case 'word':
        return this.#word(text, start, to);
      case 'number':
        return this.#number(text, start, to);
      case 'symbol':
        return start;
    }
  }

  /** Chooses the kind by the first characters, and gives the place behind them. */
  #begin(text: string, at: number): number {
    const first = text.charCodeAt(at);
    const second = text.charCodeAt(at + 1);
    if (first === code.quote) return this.#opening('string', code.quote, at + 1);
    if ((first === 78 || first === 110) && second === code.quote)
      return this.#opening('string', code.quote, at + 2);
    if (first === code.leftBracket) return this.#opening('bracketed', code.rightBracket, at + 1);
    if (first === code.doubleQuote) return this.#opening('quoted', code.doubleQuote, at + 1);
    if (first === code.slash && second === code.star) return this.#opening('block-comment', 1, at + 2);
    if (first === code.minus && second === code.minus) return this.#opening('line-comment', 0, at + 2);
    if (isSpace(first)) return this.#opening('space', 0, at + 1);
    const name = nameStartLength(text, at);
    if (name > 0) return this.#opening('word', 0, at + name);
    if (isDigit(first)) {
      const hex = first === code.zero && (second === 120 || second === 88);
      return this.#opening('number', hex ? numberPart.hex : numberPart.whole, at + (hex ? 2 : 1));
    }
    if (first === code.point && isDigit(second)) return this.#opening('number', numberPart.fraction, at + 2);
    const point = text.codePointAt(at) ?? 0;
    return this.#opening('symbol', 0, at + (point > 0xffff ? 2 : 1));
  }

  #opening(kind: TokenKind, state: number, next: number): number {
    this.kind = kind;
    this.state = state;
    return next;
  }

  #cut(text: string, at: number): number {
    this.open = true;
    // A piece of its own must be valid text.
    return isHighSurrogate(text.charCodeAt(at - 1)) && at < text.length ? at - 1 : at;
  }

  #blockComment(text: string, start: number, to: number): number {
    let depth = this.state;
    for (let at = start; at < to; at++) {
      const unit = text.charCodeAt(at);
      if (unit !== code.star && unit !== code.slash) continue;
      const next = text.charCodeAt(at + 1);
      const closes = unit === code.star && next === code.slash;
      if (!closes && !(unit === code.slash && next === code.star)) continue;
      if (at + 1 >= to) {
        this.state = depth;
        return this.#cut(text, at);
      }
      depth += closes ? -1 : 1;
      at++;
      if (depth === 0) {
        return at + 1;
      }
    }
    this.state = depth;
    return this.#cut(text, to);
  }

  #lineComment(text: string, start: number, to: number): number {
    let at = start;
    while (at < to && !isLineBreak(text.charCodeAt(at))) at++;
    return this.#ended(text, at, to);
  }

  #delimited(text: string, start: number, to: number): number {
    const quote = String.fromCharCode(this.state);
    for (let at = start; ; at += 2) {
      at = text.indexOf(quote, at);
      if (at < 0 || at >= to) return this.#cut(text, to);
      if (text.charCodeAt(at + 1) !== this.state) {
        return at + 1;
      }
      if (at + 1 >= to) return this.#cut(text, at);
    }
  }

  #space(text: string, start: number, to: number): number {
    let at = start;
    while (at < to && isSpace(text.charCodeAt(at))) at++;
    return this.#ended(text, at, to);
  }

  #word(text: string, start: number, to: number): number {
    let at = start;
    for (let length = 1; at < to && length > 0; at += length) {
      length = nameLength(text, at);
      if (at + length > to) return this.#cut(text, at);
    }
    return this.#ended(text, at, to);
  }

  #number(text: string, start: number, to: number): number {
    let at = start;
    const isPart = this.state === numberPart.hex ? isHexDigit : isDigit;
    while (at < to) {
      const unit = text.charCodeAt(at);
      if (isPart(unit)) at++;
      else if (unit === code.point && this.state === numberPart.whole) {
        this.state = numberPart.fraction;
        at++;
      } else {
        const exponent = this.#exponentLength(text, at);
        if (exponent === 0) break;
        if (at + exponent > to) return this.#cut(text, at);
        this.state = numberPart.exponent;
        at += exponent;
      }
    }
    return this.#ended(text, at, to);
  }

  /** Length of `e` and a sign, or 0. Digits need not follow: `1e-` is a number to ScriptDom, so `1e--` no comment. */
  #exponentLength(text: string, at: number): number {
    if (this.state === numberPart.hex || this.state === numberPart.exponent) return 0;
    const unit = text.charCodeAt(at);
    if (unit !== 101 && unit !== 69) return 0;
    const sign = text.charCodeAt(at + 1);
    return sign === code.plus || sign === code.minus ? 2 : 1;
  }

  #ended(text: string, at: number, to: number): number {
    return at < to ? at : this.#cut(text, at);
  }
}
