import { describe, expect, it } from 'vitest';
import { type Token, type TokenPiece, tokenPiecesOf, tokensOf } from '../../../src/tsql/lexer.ts';
import { TokenReader } from '../../../src/tsql/token-reader.ts';
import fc from '../../support/properties.ts';
import { chunkedTexts, hardTexts } from './hard-texts.ts';

const kinds = (text: string): string =>
  [...tokensOf(text)]
    .filter(({ kind }) => kind !== 'space')
    .map(({ kind, text: piece }) => `${kind} ${piece}`)
    .join(' | ');

function whole(pieces: Iterable<TokenPiece>): readonly Token[] {
  const tokens: Token[] = [];
  for (const { continues, ...piece } of pieces) {
    const before = tokens.at(-1);
    if (continues && before !== undefined) {
      expect(piece.kind).toBe(before.kind);
      tokens[tokens.length - 1] = { ...before, text: before.text + piece.text };
    } else tokens.push(piece);
  }
  return tokens;
}

/** Steps instead of time: how many characters the reader's tokens had, those that were read again included. */
function charactersRead(work: () => unknown): number {
  let read = 0;
  const original = TokenReader.prototype.read;
  TokenReader.prototype.read = function (text, at, limit) {
    original.call(this, text, at, limit);
    read += this.end - at;
  };
  try {
    work();
  } finally {
    TokenReader.prototype.read = original;
  }
  return read;
}

describe('the T-SQL lexer', () => {
  it.each([
    ['comments that nest', '/* a /* b */ c */ x', 'block-comment /* a /* b */ c */ | word x'],
    ['a slash that is shared by no two marks', '/*/ a */ x', 'block-comment /*/ a */ | word x'],
    ['a comment inside a string', "'--x' y", "string '--x' | word y"],
    ['a quote inside a comment', "-- it's\ny", "line-comment -- it's | word y"],
    ['an escaped quote', "'a''b'", "string 'a''b'"],
    ['an escaped bracket', '[a]]b].[c]', 'bracketed [a]]b] | symbol . | bracketed [c]'],
    ['an escaped double quote', '"a""b"x', 'quoted "a""b" | word x'],
    ['a Unicode string', "N'a' n'b' @n'c'", "string N'a' | string n'b' | word @n | string 'c'"],
    ['a string that never ends', "SELECT 'a", "word SELECT | string 'a"],
    ['a comment that never ends', 'x /* a', 'word x | block-comment /* a'],
    ['names with marks', '@a #b dbo.é$1', 'word @a | word #b | word dbo | symbol . | word é$1'],
    ['numbers', '0xFF 1.5e-3 12 .0x1', 'number 0xFF | number 1.5e-3 | number 12 | number .0 | word x1'],
    [
      'an exponent without digits',
      '1e 1e--x 0x1e--x',
      'number 1e | number 1e- | symbol - | word x | number 0x1e | line-comment --x',
    ],
  ])('knows %s', (_, text, expected) => {
    expect(kinds(text)).toBe(expected);
  });

  it('gives line and column of each token', () => {
    const places = [...tokensOf("a\n 'b\r\nc' d\re")]
      .filter(({ kind }) => kind !== 'space')
      .map(({ text, line, column }) => `${text.replace('\r\n', '~')} ${line}:${column}`);
    expect(places).toEqual(['a 1:1', "'b~c' 2:2", 'd 3:4', 'e 4:1']);
  });

  it('gives back the text when its tokens are put together', () => {
    fc.assert(
      fc.property(hardTexts, (text) => {
        const tokens = [...tokensOf(text)];
        expect(tokens.map((token) => token.text).join('')).toBe(text);
        expect(tokens.every((token) => text.startsWith(token.text, token.start) && token.text !== '')).toBe(
          true,
        );
      }),
      { numRuns: 2000 },
    );
  });

  it('finds the same tokens however the text is cut into chunks', () => {
    fc.assert(
      fc.property(chunkedTexts, fc.integer({ min: 4, max: 40 }), (chunks, longest) => {
        const pieces = [...tokenPiecesOf(chunks, longest)];
        expect(whole(pieces)).toEqual([...tokensOf(chunks.join(''))]);
        expect(pieces).toEqual([...tokenPiecesOf([chunks.join('')], longest)]);
        expect(pieces.every(({ text }) => text !== '' && text.length <= longest)).toBe(true);
      }),
      { numRuns: 4000 },
    );
  });

  it('passes over a whole text once, and over chunks at most three times, however they are cut', () => {
    fc.assert(
      fc.property(chunkedTexts, fc.integer({ min: 8, max: 40 }), (chunks, longest) => {
        const text = chunks.join('');
        expect(charactersRead(() => [...tokensOf(text)])).toBe(text.length);
        const read = charactersRead(() => [...tokenPiecesOf(chunks, longest)]);
        expect(read).toBeLessThanOrEqual(3 * text.length + longest);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['string', `'${'x'.repeat(8_000_000)}'`],
    ['string', `'${"''".repeat(4_000_000)}'`],
    ['block-comment', '/*'.repeat(2_000_000) + '*/'.repeat(2_000_000)],
    ['line-comment', `--${'-'.repeat(8_000_000)}`],
    ['bracketed', `[${']]'.repeat(4_000_000)}]`],
    ['word', 'w'.repeat(8_000_000)],
    ['number', '1'.repeat(8_000_000)],
    ['space', ' '.repeat(8_000_000)],
  ])('reads a %s of 8 million characters, as one token and in bounded pieces', (kind, text) => {
    const [token, ...more] = tokensOf(text);
    expect([token?.kind, token?.text.length, more.length]).toEqual([kind, text.length, 0]);
    let length = 0;
    let longest = 0;
    for (const piece of tokenPiecesOf([text])) {
      length += piece.text.length;
      longest = Math.max(longest, piece.text.length);
    }
    expect(length).toBe(text.length);
    expect(longest).toBeLessThanOrEqual(65_536);
  });
});
