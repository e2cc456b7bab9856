import fc from '../../support/properties.ts';

/** Pieces that are easily taken for one another. */
const pieces = [
  ...[
    "'",
    "''",
    '"',
    '[',
    ']',
    ']]',
    '/*',
    '*/',
    '/',
    '*',
    '--',
    '-',
    'N',
    "N'",
    '0x',
    '1e',
    '1e+',
    '5',
    '.',
  ],
  ...['\n', '\r\n', '\r', ' ', '\t', '\u00a0', '\u{1f642}', '\u{10400}', 'é', '$(', '@@', '#t', ';', ':'],
  ...['GO', 'go', '\nGO\n', '\nGO 5\n', '\nGO;', '\nGO--c\n', '\n GO -- c\n', 'SELECT', 'VECTOR', '(3)'],
  ...['/* a', '*/ GO\n', ':setvar a b\n', '$(a)'],
];

/** Texts that look like T-SQL to a lexer that errs, and any other text. */
export const hardTexts: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 9, arbitrary: fc.constantFrom(...pieces) },
      fc.string({ unit: 'binary', maxLength: 4 }),
    ),
    {
      maxLength: 40,
    },
  )
  .map((parts) => parts.join(''));

/** A text and the places where it is cut into chunks. */
export const chunkedTexts: fc.Arbitrary<readonly string[]> = fc
  .tuple(hardTexts, fc.array(fc.nat({ max: 120 }), { maxLength: 12 }))
  .map(([text, cuts]) => {
    const places = [0, ...cuts.map((cut) => Math.min(cut, text.length)).sort((a, b) => a - b), text.length];
    return places.slice(1).map((end, index) => text.slice(places[index], end));
  });
