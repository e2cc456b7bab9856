import { afterEach, describe, expect, it } from 'vitest';
import { catalogText } from '../../../src/adapters/mssql/catalog.ts';
import { assembliesText } from '../../../src/adapters/mssql/clr-finding.ts';
import type { ModelColumn } from '../../../src/ports/model.ts';
import type { Check, ClrExpectation, ModelCheck } from '../../../src/verify/check.ts';
import { LedgerServer } from '../../support/tds/ledger-server.ts';
import { type Served, serve } from '../../support/tds/served.ts';
import type { Reply } from '../../support/tds/server.ts';
import type { ColumnType, Value } from '../../support/tds/values.ts';

let served: Served | undefined;
afterEach(async () => served?.close());

const set = (columns: Readonly<Record<string, ColumnType>>, ...rows: Value[][]): Reply => {
  return { kind: 'rows', columns, rows };
};

const columnTypes: Readonly<Record<string, ColumnType>> = {
  ...{ schema: 'nvarchar', table: 'nvarchar', name: 'nvarchar', type: 'nvarchar', userDefined: 'bit' },
  ...{ typeSchema: 'nvarchar', length: 'int', precision: 'int', scale: 'int', nullable: 'bit' },
};

/** What a catalog with one table, an index of it and a schema answers. */
const catalog: readonly Reply[] = [
  set(
    { type: 'nvarchar', schema: 'nvarchar', name: 'nvarchar' },
    ['U', 'dbo', 'Atoms'],
    ['FS', 'dbo', 'clr_F'],
  ),
  set({ schema: 'nvarchar', table: 'nvarchar', name: 'nvarchar' }, ['dbo', 'Atoms', 'IX_Atoms']),
  set(
    columnTypes,
    ['dbo', 'Atoms', 'Name', 'nvarchar', false, 'sys', 200, 0, 0, false],
    ['dbo', 'Atoms', 'Key', 'varbinary', false, 'sys', -1, 0, 0, true],
    ['dbo', 'Atoms', 'Price', 'decimal', false, 'sys', 9, 10, 2, true],
    ['dbo', 'Atoms', 'Spot', 'geometry', false, 'sys', -1, 0, 0, true],
    ['dbo', 'Atoms', 'Sum', 'int', false, 'sys', 4, 10, 0, true],
  ),
  set({ kind: 'nvarchar', name: 'nvarchar' }, ['Schema', 'graph']),
  set({ sameInAnyCase: 'int' }, [1]),
];

const column = (name: string, type: string | null, parts: Partial<ModelColumn> = {}): ModelColumn => {
  const nothing = { computed: false, defaulted: false, generated: null, identity: null };
  return {
    ...{ name, type, length: null, precision: null, scale: null, nullable: true },
    ...nothing,
    ...parts,
  };
};
const atoms: readonly ModelColumn[] = [
  column('Name', 'NVARCHAR', { length: 100, nullable: false }),
  column('Key', 'VARBINARY', { length: -1 }),
  column('Price', 'DECIMAL', { precision: 10, scale: 2 }),
  column('Spot', '[sys].[geometry]'),
  column('Sum', null),
];

function modelCheck(type: string, name: string, columns: readonly ModelColumn[] = []): ModelCheck {
  const object = { type, name, columns, definition: null, table: null };
  return { kind: 'model', id: name, checkClass: 'read', object };
}

/** The adapter over a server that answers these texts, and succeeds with nothing at any other. */
async function evaluating(answers: Readonly<Record<string, readonly Reply[]>>) {
  served = await serve(new LedgerServer((sql) => answers[sql]));
  const database = served.open();
  return async (check: Check) => database.evaluate(check);
}

describe('an object of the model', () => {
  it.each<[string, ModelCheck, string, RegExp]>([
    ['with its columns', modelCheck('Table', '[dbo].[Atoms]', atoms), 'passed', /5 columns as built/],
    ['in other case', modelCheck('Table', '[dbo].[atoms]', atoms), 'passed', /5 columns/],
    ['of an index', modelCheck('Index', '[dbo].[Atoms].[IX_Atoms]'), 'passed', /present/],
    ['of a CLR function', modelCheck('ScalarFunction', '[dbo].[clr_F]'), 'passed', /present/],
    ['of a schema', modelCheck('Schema', '[graph]'), 'passed', /present/],
    ['that is missing', modelCheck('Table', '[dbo].[Models]'), 'failed', /is not in the database/],
    ['that is a view here', modelCheck('View', '[dbo].[Atoms]'), 'failed', /is not in the database/],
    [
      'with another column type',
      modelCheck('Table', '[dbo].[Atoms]', [column('Name', 'NVARCHAR', { length: 50 }), ...atoms.slice(1)]),
      'failed',
      /Name is NVARCHAR\(100\) NOT NULL, not NVARCHAR\(50\) NULL$/,
    ],
    [
      'with a column less than here',
      modelCheck('Table', '[dbo].[Atoms]', atoms.slice(1)),
      'failed',
      /Name is not of the model/,
    ],
    [
      'with a column more than here',
      modelCheck('Table', '[dbo].[Atoms]', [...atoms, column('Extra', 'INT')]),
      'failed',
      /Extra is missing/,
    ],
    [
      'of an unknown kind',
      modelCheck('Certificate', '[c]'),
      'not evaluated',
      /objects of the type Certificate/,
    ],
  ])('%s is found as it is', async (_, check, outcome, evidence) => {
    const evaluate = await evaluating({ [catalogText]: catalog });
    expect(await evaluate(check)).toMatchObject({ outcome, evidence: expect.stringMatching(evidence) });
  });

  it('costs one look at the catalog, however many there are', async () => {
    const evaluate = await evaluating({ [catalogText]: catalog });
    for (let time = 0; time < 3; time++) await evaluate(modelCheck('Schema', '[graph]'));
    expect(served?.server.requests.filter(({ sql }) => sql === catalogText)).toHaveLength(1);
  });
});

describe('a call of a CLR routine', () => {
  const sha512 = 'ab'.repeat(64);
  const registered = [set({ name: 'nvarchar', sha512: 'nvarchar' }, ['Core', sha512.toUpperCase()])];
  const clrCheck = (expectation: ClrExpectation, tolerance = 0): Check => ({
    ...{ kind: 'clr', id: 'c', checkClass: 'read', assembly: 'Core', sha512, routine: '[dbo].[clr_F]' },
    ...{ class: 'C', expectation, tolerance },
  });
  const value = (expected: ClrExpectation['expected']): ClrExpectation =>
    ({ of: 'value', method: 'F', arguments: ["it's", '0xFF', 1.5, null, true], expected }) as ClrExpectation;
  const valueText = "SELECT [dbo].[clr_F](N'it''s', 0xFF, 1.5e+0, NULL, CAST(1 AS BIT)) AS [value];";

  it.each<[string, ClrExpectation, string, Reply, string]>([
    ['a number', value(0.5), valueText, set({ value: 'float' }, [0.5]), 'passed'],
    ['a BIGINT', value(12), valueText, set({ value: 'bigint' }, [12n]), 'passed'],
    ['bytes', value('0x01FF'), valueText, set({ value: 'varbinary' }, [Buffer.from([1, 255])]), 'passed'],
    ['NULL', value(null), valueText, set({ value: 'nvarchar' }, [null]), 'passed'],
    ['another value', value(0.5), valueText, set({ value: 'float' }, [0.25]), 'failed'],
    ['an error', value(0.5), valueText, { kind: 'message', number: 6522, text: 'It threw.' }, 'failed'],
    [
      'the rows of a table function',
      {
        of: 'rows',
        method: 'F',
        arguments: [2],
        expected: [
          [1, 'a'],
          [2, 'b'],
        ],
      },
      'SELECT * FROM [dbo].[clr_F](2);',
      set({ n: 'int', t: 'nvarchar' }, [1, 'a'], [2, 'b']),
      'passed',
    ],
    [
      'an aggregate',
      { of: 'aggregate', rows: [[1], [2]], expected: 3 },
      'SELECT [dbo].[clr_F](v.[c0]) AS [value]\nFROM (VALUES (1), (2)) AS v ([c0]);',
      set({ value: 'int' }, [3]),
      'passed',
    ],
    [
      'a type',
      { of: 'type', text: '1,2', expected: '1,2' },
      "SELECT CAST(N'1,2' AS [dbo].[clr_F]).ToString() AS [value];",
      set({ value: 'nvarchar' }, ['1,2']),
      'passed',
    ],
  ])('gives %s', async (_, expectation, text, reply, outcome) => {
    const evaluate = await evaluating({ [assembliesText]: registered, [text]: [reply] });
    expect(await evaluate(clrCheck(expectation))).toMatchObject({ outcome });
    expect(served?.server.requests.map(({ sql }) => sql)).toContain(text);
  });

  it.each([
    ['no assembly', [], /Core is not registered/],
    [
      'other bytes',
      [set({ name: 'nvarchar', sha512: 'nvarchar' }, ['Core', 'CD'.repeat(64)])],
      /has SHA-512 cdcd/,
    ],
  ])('is not made with %s', async (_, assemblies, evidence) => {
    const evaluate = await evaluating({ [assembliesText]: assemblies });
    expect(await evaluate(clrCheck(value(1)))).toMatchObject({
      ...{ outcome: 'failed', evidence: expect.stringMatching(evidence) },
    });
  });
});

describe('a query', () => {
  const sqlCheck = (text: string, checkClass: Check['checkClass'] = 'read'): Check => {
    return { kind: 'sql', id: 'q', checkClass, text };
  };

  it.each<[string, readonly Reply[], string, string]>([
    ['without a row', [set({ n: 'int' })], 'passed', 'no row'],
    ['with rows', [set({ n: 'int' }, [1], [2], [3], [4])], 'failed', '{"n":1}; {"n":2}; {"n":3}; and 1 more'],
    ['with an error', [{ kind: 'message', number: 208, text: 'No such table.' }], 'failed', 'Msg 208'],
  ])('%s is judged', async (_, replies, outcome, evidence) => {
    const evaluate = await evaluating({ 'SELECT n;': replies });
    expect(await evaluate(sqlCheck('SELECT n;'))).toMatchObject({
      ...{ outcome, evidence: expect.stringContaining(evidence) },
    });
  });

  it.each([
    ['rolled-back', []],
    ['read', ['DELETE a;', 'DELETE b;']],
  ] as const)('of the class %s leaves behind %j', async (checkClass, left) => {
    const ledger = new LedgerServer();
    served = await serve(ledger);
    await served.open().evaluate(sqlCheck('DELETE a;\nGO\nDELETE b;', checkClass));
    expect(ledger.tables.applied.map((text) => text.trim())).toEqual(left);
    expect(served.server.requests.map(({ sql }) => sql.trim())).toEqual(
      expect.arrayContaining(['DELETE a;', 'DELETE b;']),
    );
  });
});
