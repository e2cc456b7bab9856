import { describe, expect, it } from 'vitest';
import { DeployError } from '../../../src/errors/deploy-error.ts';
import { placeInBatch } from '../../../src/tsql/batch.ts';
import { splitBatches } from '../../../src/tsql/batches.ts';
import { tokensOf } from '../../../src/tsql/lexer.ts';
import { ScriptReader } from '../../../src/tsql/script-reader.ts';
import fc from '../../support/properties.ts';
import { hardTexts } from './hard-texts.ts';

const shown = (text: string): readonly string[] =>
  splitBatches(text, 'a.sql').map(({ text: batch, count, line }) => `${line} ${count}x ${batch}`);

function refusal(text: string): DeployError {
  try {
    splitBatches(text, 'a.sql');
  } catch (error) {
    if (error instanceof DeployError) return error;
    throw error;
  }
  throw new Error(`not refused: ${text}`);
}

describe('the batch splitter', () => {
  it.each<[string, string, readonly string[]]>([
    ['a script without a separator', 'A', ['1 1x A']],
    ['GO in any case', 'A\ngo\nB\nGo\nC', ['1 1x A\n', '3 1x B\n', '5 1x C']],
    ['an indented GO', 'A\n \tGO \t\nB', ['1 1x A\n', '3 1x B']],
    ['Windows line ends', 'A\r\nGO\r\nB', ['1 1x A\r\n', '3 1x B']],
    ['a count', 'A\nGO 5\nB', ['1 5x A\n', '3 1x B']],
    ['a count behind a tab', 'A\nGO\t5\n', ['1 5x A\n']],
    ['a line comment behind GO', 'A\nGO -- c\nB', ['1 1x A\n', '3 1x B']],
    ['comments behind a count', 'A\nGO 2 /* c /* d */ */ -- e\nB', ['1 2x A\n', '3 1x B']],
    ['a comment before GO on its line', 'A\n/* c */ GO\nB', ['1 1x A\n', '3 1x B']],
    ['GO at both ends', 'GO\nA\nGO', ['2 1x A\n']],
    ['a byte order mark', '\uFEFFGO\nA', ['2 1x A']],
    ['GO inside a comment', '/*\nGO\n*/ A', ['1 1x /*\nGO\n*/ A']],
    [
      'GO inside a comment, before the end of an inner one',
      '/* /*\nGO\n*/ */ A',
      ['1 1x /* /*\nGO\n*/ */ A'],
    ],
    ['GO inside a string', "A '\nGO\n'", ["1 1x A '\nGO\n'"]],
    ['GO inside brackets', 'A [\nGO\n]', ['1 1x A [\nGO\n]']],
    ['GO inside double quotes', 'A "\nGO\n"', ['1 1x A "\nGO\n"']],
    ['GO behind an escaped quote', "A 'it''s\nGO\n'", ["1 1x A 'it''s\nGO\n'"]],
    ['GO behind a comment mark inside a string', "A '/*'\nGO\nB", ["1 1x A '/*'\n", '3 1x B']],
    ['GO behind a quote inside a comment', "-- it's\nA\nGO\nB", ["1 1x -- it's\nA\n", '4 1x B']],
    ['GO behind other code', 'SELECT 1 GO\nA', ['1 1x SELECT 1 GO\nA']],
    ['words that begin with GO', 'GOTO x\nGO5\nGO_1', ['1 1x GOTO x\nGO5\nGO_1']],
    ['empty batches', '\nGO\n-- c\nGO\n/* d\n*/\nGO 3\nA', ['8 1x A']],
    ['nothing at all', '', []],
  ])('reads %s', (_, text, expected) => {
    expect(shown(text)).toEqual(expected);
  });

  it.each<[string, string, string]>([
    ['a semicolon', 'A\nGO;\nB', '2:1'],
    ['a semicolon behind a count', 'A\nGO 5;', '2:1'],
    ['an attached line comment', 'A\nGO--c', '2:1'],
    ['an attached block comment', 'A\n  GO/* c */', '2:3'],
    ['an attached comment before it', 'A\n/* c */GO', '2:8'],
    ['a comment that began on an earlier line', 'A /* c\n*/ GO\nB', '2:4'],
    ['a comment that ends on a later line', 'A\nGO /* c\n*/\nB', '2:1'],
    ['a nested comment that ends earlier to sqlcmd', '/* /* a */\nGO\n*/ A', '2:1'],
    ['another word behind it', 'A\nGO away', '2:1'],
    ['no count but an expression', 'A\nGO = 1', '2:1'],
    ['a count of none', 'A\nGO 0', '2:1'],
    ['a count that is too large', 'A\nGO 10001', '2:1'],
    ['a no-break space', 'A\nGO\u00a05', '2:1'],
    ['a no-break space before it', 'A\n\u00a0GO', '2:2'],
    ['a lone carriage return before it', 'A\rGO\nB', '2:1'],
    ['a lone carriage return behind it', 'A\nGO\rB', '2:1'],
    ['a line comment that ends with a lone carriage return', 'A -- c\rB', '1:3'],
    ['what is a comment or the sign of an exponent', 'A 1e--2\nB t.e--c', '1:5'],
    ['a string without an end', "A\nGO\nB 'c\nGO\n", '3:3'],
    ['a comment without an end', 'A /* /* */\n', '1:3'],
    ['an identifier without an end', 'A\n [b', '2:2'],
  ])('refuses %s, at its place', (_, text, place) => {
    const error = refusal(text);
    expect(error.code).toBe('TSQL_AMBIGUOUS_BATCH');
    expect(`${error.place?.line}:${error.place?.column}`).toBe(place);
    expect(error.message).toContain(`a.sql:${place}: '`);
  });

  it('names every fault at once, and what to do as the last sentence', () => {
    const { message } = refusal("A\nGO;\nB\nGO--c\nC 'd");
    expect(message).toBe(
      "The script can be read in more than one way at 3 places:\n  a.sql:2:1: 'GO;' ends with a semicolon, which some tools drop and others send to the server\n  a.sql:4:1: 'GO--c' has a comment attached, which makes it a separator to some tools only\n  a.sql:5:3: ''d' begins a string that never ends\n Put GO on a line of its own, with a count and comments behind blanks at most; end every comment and literal; write a name GO as [GO].",
    );
  });

  it('finds the line of the file for a line of a batch', () => {
    const [, batch] = splitBatches('A\nGO\n\nB\nC', 'a.sql');
    expect(batch && placeInBatch(batch, 3, 7)).toEqual({ file: 'a.sql', line: 5, column: 7 });
  });

  it('gives back the script when its parts are put together, each from its own line', () => {
    fc.assert(
      fc.property(hardTexts, fc.constantFrom<'plain' | 'sqlcmd'>('plain', 'sqlcmd'), (text, mode) => {
        const { parts } = new ScriptReader(text, mode);
        expect(parts.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
        for (const { start, line } of parts)
          expect(text.slice(0, start).split(/\r\n|\r|\n/).length).toBe(line);
      }),
      { numRuns: 3000 },
    );
  });

  it('throws nothing but its own refusal', () => {
    fc.assert(
      fc.property(hardTexts, (text) => {
        try {
          splitBatches(text, 'a.sql');
        } catch (error) {
          expect(error).toMatchObject({ name: 'DeployError', code: 'TSQL_AMBIGUOUS_BATCH' });
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('takes for comments and literals what the lexer does', () => {
    let separators = 0;
    fc.assert(
      fc.property(hardTexts, (text) => {
        const { parts, faults } = new ScriptReader(text, 'plain');
        if (faults.length > 0) return;
        const found = parts.filter(({ kind }) => kind === 'separator').map(({ line }) => line);
        separators += found.length;
        expect(found).toEqual(linesOfGo(text));
      }),
      { numRuns: 6000 },
    );
    expect(separators).toBeGreaterThan(500);
  });

  it('makes one batch of each of 200,000 lines in one pass', () => {
    const batches = splitBatches('SELECT 1\nGO\n'.repeat(200_000), 'a.sql');
    expect([batches.length, batches.at(-1)?.line]).toEqual([200_000, 399_999]);
  });
});

/** The slow and simple way, by tokens: lines whose tokens are GO, a number, white space and comments only. */
function linesOfGo(text: string): readonly number[] {
  const byLine = new Map<number, string[]>();
  for (const token of tokensOf(text)) {
    if (token.kind === 'space' || token.kind === 'line-comment') continue;
    const lines = token.text.split(/\r\n|\r|\n/).length;
    if (token.kind === 'block-comment' && lines === 1) continue;
    for (let line = token.line; line < token.line + lines; line++)
      byLine.set(line, [...(byLine.get(line) ?? []), token.kind === 'block-comment' ? '/*' : token.text]);
  }
  return [...byLine]
    .filter(([, tokens]) => /^go( \d+)?$/i.test(tokens.join(' ')))
    .map(([line]) => line)
    .sort((a, b) => a - b);
}
