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
  /** Place of the first character; both count from 1, columns in UTF-16 code units. */
  readonly line: number;
  readonly column: number;
}

/** A token, or a part of one that is too long to be held whole. */
export interface TokenPiece extends Token {
  /** Whether this piece goes on with the token before it. */
  readonly continues: boolean;
}
