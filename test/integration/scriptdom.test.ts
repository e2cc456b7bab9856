import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { JsonLinesHost } from '../../src/adapters/json-lines/json-lines-host.ts';
import { tokensOf } from '../../src/tsql/lexer.ts';
import { platform, processes } from '../support/adapters.ts';
import { dacfx, root } from '../support/cli.ts';
import fc from '../support/properties.ts';
import { hardTexts } from '../unit/tsql/hard-texts.ts';

interface ScriptDomScript {
  readonly errors: readonly number[];
  readonly tokens: readonly { readonly type: string; readonly start: number; readonly length: number }[];
}

const scripts = 10_000;
const scriptsInRequest = 500;

const kinds: Readonly<Record<string, string>> = {
  'line-comment': 'line-comment',
  'block-comment': 'block-comment',
  string: 'string',
  bracketed: 'delimited',
  quoted: 'delimited',
  SingleLineComment: 'line-comment',
  MultilineComment: 'block-comment',
  AsciiStringLiteral: 'string',
  UnicodeStringLiteral: 'string',
  QuotedIdentifier: 'delimited',
  AsciiStringOrQuotedIdentifier: 'delimited',
};

const host = new JsonLinesHost(processes, {
  title: 'The DacFx host',
  file: 'dotnet',
  args: [join(root, 'build/hosts/dacfx/hartonomous-dacfx-host.dll'), '--dacfx', dacfx],
  timeoutMs: 60_000,
});
afterAll(async () => host.close());

/** What ends, in any order, so that ScriptDom reads far; then anything. */
const wholePieces = fc.constantFrom(
  ...["'a''b'", "N'/* -- '", '[c]]--]', `"d""'"`, "/* e /* ' */ [ */", '/*/ */ */', "-- f's\n", '--\r', "''"],
  ...[
    'SELECT ',
    '@a',
    '#b',
    'é',
    '1e',
    '1.5E+',
    '.5',
    '0x',
    '/',
    '-',
    '*',
    ' ',
    '\n',
    '\r\n',
    'GO\n',
    'GO 5\n',
    'N',
    '(',
    ';',
  ],
);
const generated = fc
  .tuple(fc.array(wholePieces, { minLength: 10, maxLength: 30 }), hardTexts)
  // A variable of sqlcmd and an escape of ODBC to ScriptDom, neither of which the server knows.
  .map(([whole, rest]) =>
    (whole.join('') + rest).replaceAll('$(', '(').replace(/--[\s\u0085\u200b]*\(\*/g, '--'),
  );

/** One line for a comment, string or delimited identifier; none for anything else. */
function shown(text: string, type: string, start: number, length: number): readonly string[] {
  // `""` is an empty string to ScriptDom, as no identifier is empty; only its extent matters here.
  const kind = text[start] === '"' ? 'delimited' : kinds[type];
  return kind === undefined ? [] : [`${kind} ${start}+${length}`];
}

const ours = (text: string, end: number): readonly string[] =>
  [...tokensOf(text)]
    .filter(({ start }) => start < end)
    .flatMap(({ kind, start, text: piece }) => shown(text, kind, start, piece.length));

const theirs = (text: string, { tokens }: ScriptDomScript, end: number): readonly string[] =>
  tokens
    .filter(({ start }) => start < end)
    .flatMap(({ type, start, length }) => shown(text, type, start, length));

/**
 * ScriptDom gives no token from its first error on: a `]` or a `[]`, a quote or comment without an end. Such a
 * script is compared up to the end of its last token.
 */
it(`agrees with ScriptDom on comments, strings and delimited identifiers in ${scripts} scripts`, async () => {
  const texts = fc.sample(generated, { numRuns: scripts, seed: 20_261_121 });
  let toTheirEnd = 0;
  let found = 0;
  const different: unknown[] = [];
  for (let from = 0; from < texts.length; from += scriptsInRequest) {
    const some = texts.slice(from, from + scriptsInRequest);
    const answer = (await host.request('tokens', { model: platform, texts: some })) as {
      readonly scripts: readonly ScriptDomScript[];
    };
    for (const [index, script] of answer.scripts.entries()) {
      const text = some[index] ?? '';
      const last = script.tokens.at(-1);
      const end =
        script.errors.length === 0 ? text.length : last === undefined ? 0 : last.start + last.length;
      if (end === text.length) toTheirEnd++;
      const wanted = theirs(text, script, end);
      found += wanted.length;
      const got = ours(text, end);
      if (got.join() !== wanted.join()) different.push({ text, ours: got, theirs: wanted });
    }
  }
  expect(different.slice(0, 20)).toEqual([]);
  expect(toTheirEnd).toBeGreaterThan(scripts / 4);
  expect(found).toBeGreaterThan(scripts);
});
