import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokensOf } from '../../src/tsql/lexer.ts';

const kinds = (text: string): string =>
  [...tokensOf(text)]
    .filter(({ kind }) => kind !== 'space')
    .map(({ kind, text: piece }) => `${kind} ${piece}`)
    .join(' | ');

/** Pieces that are easily taken for one another. */
const hardPieces = fc.constantFrom(
  ...[
    "'",
    "''",
    '"',
    '[',
    ']',
    ']]',
    '/*',
    '*/',
    '--',
    '\n',
    '\r\n',
    'GO',
    ' ',
    'N',
    '0x',
    '1e',
    '.',
    '$(',
    '@@',
    '🙂',
  ],
  ...['SELECT', 'VECTOR', '(3)'],
);

describe('the T-SQL lexer', () => {
  it.each([
    ['comments that nest', '/* a /* b */ c */ x', 'block-comment /* a /* b */ c */ | word x'],
    ['a comment inside a string', "'--x' y", "string '--x' | word y"],
    ['a quote inside a comment', "-- it's\ny", "line-comment -- it's | word y"],
    ['an escaped quote', "'a''b'", "string 'a''b'"],
    ['an escaped bracket', '[a]]b].[c]', 'bracketed [a]]b] | symbol . | bracketed [c]'],
    ['a string that never ends', "SELECT 'a", "word SELECT | string 'a"],
    ['a comment that never ends', 'x /* a', 'word x | block-comment /* a'],
    ['names with marks', '@a #b dbo.é$1', 'word @a | word #b | word dbo | symbol . | word é$1'],
    ['numbers', '0xFF 1.5e-3 12', 'number 0xFF | number 1.5e-3 | number 12'],
  ])('knows %s', (_, text, expected) => {
    expect(kinds(text)).toBe(expected);
  });

  it('gives back the text when its tokens are put together', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(hardPieces, fc.string({ unit: 'binary' })), { maxLength: 40 }),
        (pieces) => {
          const text = pieces.join('');
          const tokens = [...tokensOf(text)];
          expect(tokens.map((token) => token.text).join('')).toBe(text);
          expect(tokens.every((token) => text.startsWith(token.text, token.start) && token.text !== '')).toBe(
            true,
          );
        },
      ),
      { numRuns: 2000 },
    );
  });
});
