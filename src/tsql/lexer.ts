import { Position } from './position.ts';
import type { Token, TokenPiece } from './token.ts';
import { lookahead, TokenReader } from './token-reader.ts';

export type { Token, TokenKind, TokenPiece } from './token.ts';

/** Longest token that is delivered whole, in UTF-16 code units; names have at most 128 characters. */
export const wholeTokenLength = 65_536;

/** Splits a whole text into whole tokens. Never throws. */
export function* tokensOf(text: string): Generator<Token> {
  const reader = new TokenReader();
  const position = new Position();
  for (let start = 0; start < text.length; start = reader.end) {
    // What is open at the end of the text ends there.
    reader.open = false;
    reader.read(text, start, text.length);
    const { line, column } = position;
    yield { kind: reader.kind, text: text.slice(start, reader.end), start, line, column };
    position.advance(text, start, reader.end);
  }
}

/**
 * Splits a text that comes in chunks into tokens. How the text is cut into chunks changes nothing. What is held
 * at a time does not grow with the text: a token longer than `longest` comes in pieces of about that length, each
 * but its first with `continues`. Every character is looked at a bounded number of times. Never throws but what
 * `chunks` throws.
 */
export function* tokenPiecesOf(chunks: Iterable<string>, longest = wholeTokenLength): Generator<TokenPiece> {
  const reader = new TokenReader();
  const position = new Position();
  let held = '';
  let offset = 0;

  function* read(last: boolean): Generator<TokenPiece> {
    let start = 0;
    while (start < held.length) {
      const continues = reader.open;
      const state = reader.state;
      reader.read(held, start, start + longest);
      if (!last && reader.end + lookahead > held.length) {
        reader.state = state;
        reader.open = continues;
        break;
      }
      if (reader.end === start) {
        // The piece before was cut just where its token ends.
        reader.open = false;
        continue;
      }
      const { line, column } = position;
      const text = held.slice(start, reader.end);
      yield { kind: reader.kind, text, start: offset + start, line, column, continues };
      position.advance(held, start, reader.end);
      start = reader.end;
    }
    held = held.slice(start);
    offset += start;
  }

  for (const block of blocksOf(chunks, longest)) {
    held += block;
    yield* read(false);
  }
  yield* read(true);
}

/** The same text in blocks of one length, so that neither tiny nor huge chunks cost more than others. */
function* blocksOf(chunks: Iterable<string>, length: number): Generator<string> {
  let parts: string[] = [];
  let missing = length;
  for (const chunk of chunks) {
    for (let at = 0; at < chunk.length; ) {
      const part = chunk.slice(at, at + missing);
      parts.push(part);
      at += part.length;
      missing -= part.length;
      if (missing > 0) continue;
      yield parts.join('');
      parts = [];
      missing = length;
    }
  }
  yield parts.join('');
}
