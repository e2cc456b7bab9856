import { describe, expect, it } from 'vitest';
import { DeployError } from '../../../src/errors/deploy-error.ts';
import { placeInBatch } from '../../../src/tsql/batch.ts';
import { type SqlcmdOptions, sqlcmdBatches } from '../../../src/tsql/sqlcmd.ts';
import fc from '../../support/properties.ts';
import { hardTexts } from './hard-texts.ts';

const files: Readonly<Record<string, string>> = {
  'b.sql': 'B1\nB2',
  'two.sql': 'T1\nGO\nT2\n',
  'loop.sql': ':r a.sql\n',
  'open.sql': "X '\n",
  'twice.sql': ':r twice2.sql\n:r twice2.sql\n',
};

const options: SqlcmdOptions = {
  variables: { Name: 'v', quote: "a'b" },
  include: (path) => {
    if (path === 'a.sql') return { file: path, text: ':r loop.sql' };
    const text = files[path];
    return text === undefined ? undefined : { file: path, text };
  },
};

const batchesOf = (text: string) => sqlcmdBatches({ file: 'a.sql', text }, options);

function refusal(text: string): DeployError {
  try {
    batchesOf(text);
  } catch (error) {
    if (error instanceof DeployError) return error;
    throw error;
  }
  throw new Error(`not refused: ${text}`);
}

describe('sqlcmd mode', () => {
  it.each<[string, string, readonly string[]]>([
    ['a variable in code', 'A $(name)', ['A v']],
    ['a variable in a string and in brackets', "'$(Name)' [$(NAME)]", ["'v' [v]"]],
    ['a variable inside a name', 'db_$(name)_x', ['db_v_x']],
    ['a variable in comments', 'A -- $(nope)\n/* $( */', ['A -- $(nope)\n/* $( */']],
    ['a value with a quote', "A '$(quote)'", ["A 'a'b'"]],
    ['a variable that the script sets', ':setvar x 1\nA $(x)', ['A 1']],
    ['a value in double quotes', ':setvar x "a ""b"""\nA $(x)', ['A a "b"']],
    ['a variable that is set anew', ':setvar x 1\nA $(x)\nGO\n:setvar x 2\nB $(x)', ['A 1\n', 'B 2']],
    ['a value that looks like a variable of its own', ':setvar x $\nA $(x)(Name)', ['A $(Name)']],
    ['an include', 'A\n:r b.sql\nC', ['A\nB1\nB2\nC']],
    ['an include by a variable', ':setvar f b\n:r "$(f).sql"', ['B1\nB2']],
    ['an include with a separator', 'A\n:r two.sql\nC\nGO 2', ['A\nT1\n', 'T2\nC\n']],
    [':on error exit', ':on error exit\nA', ['A']],
    ['a static method at the start of a line', 'A geometry\n::Parse()', ['A geometry\n::Parse()']],
    [
      'a command inside a comment or string',
      "/*\n:out x\n*/ A '\n:out x\n'",
      ["/*\n:out x\n*/ A '\n:out x\n'"],
    ],
  ])('carries out %s', (_, text, expected) => {
    expect(batchesOf(text).map((batch) => batch.text)).toEqual(expected);
  });

  it.each<[string, string, string]>([
    ['a variable without a value', 'A\nB $(nope)', "a.sql:2:3: '$(nope)' has no value"],
    ['a malformed variable', "A '$(document).ready'\n$(1)", "a.sql:2:1: '$(' does not begin a $(name)"],
    ['a variable that a comment cuts', 'A $(a/* */)', "a.sql:1:3: '$(' does not begin"],
    ['a variable that is unset', ':setvar Name\nA $(Name)', 'a.sql:2:3'],
    ['a variable that changes within a batch', 'A $(Name)\n:setvar Name w', 'a.sql:2: '],
    [':setvar without a name', ':setvar', 'a.sql:1: '],
    [':setvar with two values', ':setvar a b c', 'a.sql:1: '],
    [':setvar with a variable in its value', ':setvar a $(Name)', 'a.sql:1: '],
    ['an include that is not there', ':r none.sql', 'a.sql:1: '],
    ['an include in a circle', 'A\n:r loop.sql', 'loop.sql:1: '],
    [':on error ignore', 'A\n:on error ignore', 'a.sql:2: '],
    [':connect', ':connect server', 'is the command :connect'],
    [':out', ' :OUT file', 'is the command :out'],
    ['!!', '!! dir', 'is the command !!'],
    [':!!', ':!! dir', 'is the command'],
    ['ED', 'ed', 'is the command ED'],
    ['EXIT', 'EXIT(SELECT 1)', 'is the command EXIT'],
    ['QUIT', 'A\nGO\nquit', 'a.sql:3: '],
    ['RESET', 'reset', 'is the command RESET'],
  ])('refuses %s, at its place', (_, text, expected) => {
    const error = refusal(text);
    expect(error.code).toBe('TSQL_SQLCMD_INVALID');
    expect(error.message).toContain(expected);
  });

  it.each([
    ['GO with a variable for a count', 'A\nGO $(Name)', 'a.sql:2:1'],
    ['a command behind a comment', '/* c */ :out x', 'a.sql:1:9'],
    ['a string that an included file leaves open', ':r open.sql', 'open.sql:1:3'],
  ])('refuses %s as ambiguous', (_, text, expected) => {
    const error = refusal(text);
    expect(error.code).toBe('TSQL_AMBIGUOUS_BATCH');
    expect(error.message).toContain(expected);
  });

  it('finds the file and line of each line of a batch', () => {
    const [batch] = batchesOf('A\n:setvar y 1\nB\n:r b.sql\nC');
    const places = ['A', 'B', 'B1', 'B2', 'C'].map((text, index) => {
      expect(batch?.text.split('\n')[index]).toBe(text);
      const place = batch && placeInBatch(batch, index + 1);
      return `${place?.file}:${place?.line}`;
    });
    expect(places).toEqual(['a.sql:1', 'a.sql:3', 'b.sql:1', 'b.sql:2', 'a.sql:5']);
  });

  it('names the lines of 100,000 faults and of 100,000 commands in one pass', () => {
    const { evidence, place } = refusal('A\n$(nope) $(\n'.repeat(50_000));
    expect([(evidence['faults'] as readonly unknown[]).length, place?.line]).toEqual([100_000, 2]);
    const [batch] = batchesOf('A\n:setvar x 1\n'.repeat(100_000));
    expect(batch && placeInBatch(batch, 100_000).line).toBe(199_999);
  });

  it('throws nothing but its own refusals', () => {
    fc.assert(
      fc.property(hardTexts, (text) => {
        try {
          batchesOf(text);
        } catch (error) {
          expect(error).toMatchObject({ name: 'DeployError' });
        }
      }),
      { numRuns: 3000 },
    );
  });
});
