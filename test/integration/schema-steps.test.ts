import { beforeAll, describe, expect, it } from 'vitest';
import type { StepDefinition } from '../../src/plan/step.ts';
import { openModel, platform } from '../support/adapters.ts';
import { type Release, SchemaPlans } from '../support/schema.ts';
import { temporaryFolder } from '../support/temporary.ts';

const inMemory = 'MEMORY_OPTIMIZED = ON, ';
const filegroup = 'ALTER DATABASE [$(DatabaseName)] ADD FILEGROUP [mem] CONTAINS MEMORY_OPTIMIZED_DATA;';
const off = 'ALTER TABLE [dbo].[A] SET (SYSTEM_VERSIONING = OFF);';
const on = (more = ''): string =>
  `ALTER TABLE [dbo].[A] SET (SYSTEM_VERSIONING = ON (HISTORY_TABLE = [dbo].[AH], DATA_CONSISTENCY_CHECK = ON${more}));`;

function versioned({ columns = '', options = '', memory = '' } = {}): readonly string[] {
  const key = memory === '' ? 'PRIMARY KEY' : 'PRIMARY KEY NONCLUSTERED';
  return [
    `CREATE TABLE dbo.A (Id INT NOT NULL CONSTRAINT PK_A ${key}, ${columns} S DATETIME2 GENERATED ALWAYS AS ROW START NOT NULL, E DATETIME2 GENERATED ALWAYS AS ROW END NOT NULL, PERIOD FOR SYSTEM_TIME (S, E)) WITH (${memory}SYSTEM_VERSIONING = ON (HISTORY_TABLE = dbo.AH${options}));`,
    `CREATE TABLE dbo.AH (Id INT NOT NULL, ${columns} S DATETIME2 NOT NULL, E DATETIME2 NOT NULL);`,
  ];
}

/** One renamed column, as SQL Server Data Tools would declare it. */
function renamed(table: string, from: string, to: string, key = 1): string {
  const properties = {
    ElementName: `[dbo].[${table}].[${from}]`,
    ElementType: 'SqlSimpleColumn',
    ParentElementName: `[dbo].[${table}]`,
    ParentElementType: 'SqlTable',
    NewName: `[${to}]`,
  };
  const members = Object.entries(properties).map(
    ([name, value]) => `<Property Name="${name}" Value="${value}" />`,
  );
  return `<Operation Name="Rename Refactor" Key="00000000-0000-0000-0000-00000000000${key}" ChangeDateTime="11/21/2026 06:15:00">${members.join('')}</Operation>`;
}

function refactorLog(...operations: readonly string[]): string {
  return `<Operations Version="1.0" xmlns="http://schemas.microsoft.com/sqlserver/dac/Serialization/2012/02">\n${operations.join('\n')}\n</Operations>`;
}

const texts = (steps: readonly StepDefinition[]): readonly string[] =>
  steps.flatMap(({ batches }) => batches);
const titles = (steps: readonly StepDefinition[]): readonly string[] => steps.map(({ title }) => title);

let plans: SchemaPlans;

beforeAll(async () => {
  plans = new SchemaPlans(openModel(), await temporaryFolder());
});

describe('a change that rows can stand in the way of', () => {
  const from = ['CREATE TABLE dbo.T (A INT NULL)'];
  const to = ['CREATE TABLE dbo.T (A INT NOT NULL, B INT NOT NULL)'];

  it('is planned with a guard of its own in its own transaction', async () => {
    const steps = await plans.plan({ sql: from }, { sql: to });
    expect(steps).toHaveLength(1);
    const [step] = steps;
    expect(step?.kind).toBe('tx');
    expect(step?.risk.changes).toEqual([
      { name: 'require-column:dbo.T.A', settled: 'guarded' },
      { name: 'add-required-column:dbo.T.B', settled: 'guarded' },
    ]);
    expect(step?.batches[0]).toMatch(
      /^IF EXISTS \(SELECT 1 FROM \[dbo\]\.\[T\] WHERE \[A\] IS NULL\)\nBEGIN\n {4}THROW 50108, N'require-column:dbo\.T\.A: /,
    );
    expect(step?.batches[1]).toMatch(
      /^IF EXISTS \(SELECT 1 FROM \[dbo\]\.\[T\]\)\nBEGIN\n {4}THROW 50109, N'add-required-column:dbo\.T\.B: /,
    );
    expect(step?.batches[2]).toMatch(/^ALTER TABLE/);
  });

  it('loses exactly the guard that is allowed away', async () => {
    const [step] = await plans.plan({ sql: from }, { sql: to, allow: ['require-column:dbo.T.A'] });
    expect(step?.batches.filter((batch) => batch.includes('THROW'))).toHaveLength(1);
    expect(step?.batches[0]).toContain('add-required-column:dbo.T.B');
  });

  it('keeps its guard beside a loss of the same column that is allowed', async () => {
    const [step] = await plans.plan(
      { sql: ['CREATE TABLE dbo.T (A NVARCHAR (20) NULL)'] },
      { sql: ['CREATE TABLE dbo.T (A NVARCHAR (10) NOT NULL)'], allow: ['narrow-column:dbo.T.A'] },
    );
    expect(step?.risk.changes).toEqual([
      { name: 'narrow-column:dbo.T.A', settled: 'allowed' },
      { name: 'require-column:dbo.T.A', settled: 'guarded' },
    ]);
    expect(step?.batches[0]).toContain('THROW 50108');
  });

  it('is a computed column that becomes one with values of its own', async () => {
    const table = (column: string): readonly string[] => [`CREATE TABLE dbo.T (A INT NOT NULL, B ${column})`];
    const [step] = await plans.plan({ sql: table('AS A + 1') }, { sql: table('INT NOT NULL') });
    expect(step?.risk.changes).toEqual([{ name: 'add-required-column:dbo.T.B', settled: 'guarded' }]);
  });

  it('has guards that parse and resolve on the model they protect', async () => {
    const { texts: guards, messages } = await plans.guards({ sql: from }, { sql: to });
    expect(guards).toHaveLength(2);
    expect(messages).toEqual([]);
  });

  it('is told apart from its guard when no transaction can hold them', async () => {
    const table = (type: string): readonly string[] => [
      filegroup,
      `CREATE TABLE dbo.M (Id INT NOT NULL PRIMARY KEY NONCLUSTERED, A INT ${type}) WITH (MEMORY_OPTIMIZED = ON)`,
    ];
    const [step] = await plans.plan({ sql: table('NULL') }, { sql: table('NOT NULL') });
    expect(step?.kind).toBe('notx');
    expect(step?.batches[0]).toContain('THROW 50108');
    expect(step?.risk.reason).toContain('not in one transaction');
  });

  it('is named wrongly with a suggestion', async () => {
    await expect(
      plans.plan({ sql: from }, { sql: to, allow: ['require-colum:dbo.T.A'] }),
    ).rejects.toMatchObject({
      code: 'ALLOW_UNKNOWN',
      message: expect.stringContaining('(did you mean require-column:dbo.T.A?)'),
    });
  });

  it('is not there to be allowed when nothing changes', async () => {
    await expect(plans.plan({ sql: from }, { sql: from, allow: ['drop-table:dbo.T'] })).rejects.toMatchObject(
      {
        code: 'ALLOW_UNKNOWN',
        message: expect.stringContaining('it has no dangerous change'),
      },
    );
  });
});

describe('a declared rename', () => {
  const from = ['CREATE TABLE dbo.T (Id INT NOT NULL, A INT NULL, B INT NULL)'];
  const to = ['CREATE TABLE dbo.T (Id INT NOT NULL, C INT NULL, B INT NULL)'];

  it('is one step that keeps the values', async () => {
    const renames = refactorLog(renamed('T', 'A', 'C'));
    const steps = await plans.plan({ sql: from }, { sql: to, renames });
    expect(titles(steps)).toEqual(['Rename column [dbo].[T].[A] to [C]']);
    expect(texts(steps)[0]).toMatch(/^EXECUTE sp_rename /);
    expect(steps[0]?.risk).toMatchObject({
      level: 'locks',
      locks: [{ on: '[dbo].[T]', mode: 'Sch-M', while: 'definition' }],
    });
  });

  it('is not made again by the next release that still declares it', async () => {
    const renames = refactorLog(renamed('T', 'A', 'C'));
    const next = ['CREATE TABLE dbo.T (Id INT NOT NULL, C INT NULL, B INT NULL, D INT NULL)'];
    const steps = await plans.plan({ sql: to, renames }, { sql: next, renames });
    expect(titles(steps)).toEqual(['Alter table [dbo].[T]']);
  });

  it('leaves what is dropped besides it refused', async () => {
    const renames = refactorLog(renamed('T', 'A', 'C'));
    const less = ['CREATE TABLE dbo.T (Id INT NOT NULL, C INT NULL)'];
    await expect(plans.plan({ sql: from }, { sql: less, renames })).rejects.toMatchObject({
      evidence: { changes: [expect.objectContaining({ name: 'drop-column:dbo.T.B' })] },
    });
  });

  it('is asked for when a drop and an add look like one', async () => {
    await expect(plans.plan({ sql: from }, { sql: to })).rejects.toMatchObject({
      code: 'DATA_LOSS',
      place: { file: 'sql/schema/1.sql', line: 1 },
      message: expect.stringMatching(
        /drop-column:dbo\.T\.A[\s\S]*looks like a rename to column C[\s\S]*sql\/refactorlog\.xml/,
      ),
    });
  });

  it('is asked for when a whole table seems to have another name', async () => {
    const another = ['CREATE TABLE dbo.U (Id INT NOT NULL, A INT NULL, B INT NULL)'];
    await expect(plans.plan({ sql: from }, { sql: another })).rejects.toMatchObject({
      message: expect.stringContaining('looks like a rename to dbo.U'),
    });
  });

  it.each<[string, string, number]>([
    ['is no XML', '<Operations', 1],
    ['has another root', '\n<Renames/>', 2],
    ['names an operation that DacFx would pass over', refactorLog('<Operation Name="Rename" />'), 2],
    ['lacks the new name', refactorLog(renamed('T', 'A', 'C').replace('NewName', 'Name')), 2],
  ])('is refused with its place when the refactor log %s', async (_, renames, line) => {
    await expect(plans.plan({ sql: from }, { sql: to, renames })).rejects.toThrow(
      new RegExp(`REFACTORLOG.*"file":"sql/refactorlog.xml","line":${line}`),
    );
  });
});

describe('a temporal table', () => {
  const retention = ', HISTORY_RETENTION_PERIOD = 90 DAYS';
  const kept = ', HISTORY_RETENTION_PERIOD = 90 DAYS';

  it('is switched off, changed and switched on in one transaction, and keeps its retention', async () => {
    const allow = ['drop-column:dbo.A.M', 'drop-column:dbo.AH.M'];
    const steps = await plans.plan(
      { sql: versioned({ columns: 'M INT NULL,', options: retention }) },
      { sql: versioned({ options: retention }), allow },
    );
    expect(steps).toHaveLength(1);
    expect(steps[0]).toMatchObject({ kind: 'tx', title: 'Change temporal table [dbo].[A]' });
    expect(texts(steps)).toEqual([
      off,
      'ALTER TABLE [dbo].[AH] DROP COLUMN [M];',
      'ALTER TABLE [dbo].[A] DROP COLUMN [M];',
      on(kept),
    ]);
    expect(steps[0]?.risk.reason).toContain('no change of a row escapes the history');
    expect(steps[0]?.risk.locks).toEqual([
      { on: '[dbo].[A]', mode: 'Sch-M', while: 'rows' },
      { on: '[dbo].[AH]', mode: 'Sch-M', while: 'rows' },
    ]);
  });

  it('is rebuilt in one transaction, and is versioned again at its end', async () => {
    const [table = '', history = ''] = versioned({ options: retention });
    const identity = table.replace('Id INT NOT NULL', 'Id INT IDENTITY (1, 1) NOT NULL');
    const steps = await plans.plan({ sql: [table, history] }, { sql: [identity, history] });
    expect(steps.map(({ kind }) => kind)).toEqual(['tx']);
    expect(texts(steps)[0]).toBe(off);
    expect(texts(steps).at(-1)).toMatch(
      /^IF OBJECTPROPERTY[\s\S]* = 0\n[\s\S]*\nELSE\n[\s\S]*HISTORY_RETENTION_PERIOD = 90 DAYS\)\);$/,
    );
    expect(texts(steps).join('\n')).toContain('DROP TABLE [dbo].[A];');
    expect(steps[0]?.risk).toMatchObject({ level: 'rewrites', undo: 'deploying the previous release' });
  });

  it('is done with before what only uses it is made', async () => {
    const columns = (type: string) => ({ columns: `M ${type} NULL,` });
    const view = 'CREATE VIEW dbo.V AS SELECT M FROM dbo.A;';
    const steps = await plans.plan(
      { sql: versioned(columns('INT')) },
      { sql: [...versioned(columns('BIGINT')), view] },
    );
    expect(titles(steps)).toEqual(['Change temporal table [dbo].[A]', 'Create view [dbo].[V]']);
    expect(steps[0]?.batches.at(-1)).toBe(on());
  });

  it('is a transaction of its own, though DacFx interleaves it with others', async () => {
    const both = (type: string): readonly string[] => {
      const first = versioned({ columns: `M ${type} NULL,` });
      return [
        ...first,
        ...first.map((text) => text.replaceAll('dbo.A', 'dbo.B').replace('PK_A', 'PK_B')),
        `CREATE TABLE dbo.X (M ${type} NULL);`,
        'CREATE INDEX IX ON dbo.AH (M);',
      ];
    };
    const steps = await plans.plan({ sql: both('INT') }, { sql: both('BIGINT') });
    const tables = steps.filter(({ title }) => title.startsWith('Change temporal'));
    expect(titles(tables)).toEqual(['Change temporal table [dbo].[A]', 'Change temporal table [dbo].[B]']);
    for (const { batches } of tables) {
      expect(batches.filter((text) => text.endsWith('= OFF);'))).toHaveLength(1);
      expect(batches.filter((text) => text.includes('= ON ('))).toHaveLength(1);
      expect(batches.join('\n')).not.toContain('[dbo].[X]');
    }
    expect(titles(steps)).toContain('Alter table [dbo].[X]');
  });

  it('is switched off before it is dropped, which DacFx forgets', async () => {
    const other = 'CREATE TABLE dbo.X (A INT)';
    const allow = ['drop-history:dbo.A', 'drop-table:dbo.A'];
    const steps = await plans.plan({ sql: [...versioned(), other] }, { sql: [other], allow });
    expect(texts(steps)).toEqual([off, 'DROP TABLE [dbo].[A];', 'DROP TABLE [dbo].[AH];']);
  });

  it('gets another retention without being switched off', async () => {
    const longer = { sql: versioned({ options: ', HISTORY_RETENTION_PERIOD = 2 YEARS' }) };
    const steps = await plans.plan({ sql: versioned({ options: retention }) }, longer);
    expect(texts(steps)).toEqual([
      'ALTER TABLE [dbo].[A] SET (SYSTEM_VERSIONING = ON (HISTORY_RETENTION_PERIOD = 2 YEARS));',
    ]);
    const forever = await plans.plan({ sql: versioned({ options: retention }) }, { sql: versioned() });
    expect(texts(forever)).toEqual([
      'ALTER TABLE [dbo].[A] SET (SYSTEM_VERSIONING = ON (HISTORY_RETENTION_PERIOD = INFINITE));',
    ]);
  });

  it('in memory needs an exclusive window that a person allows', async () => {
    const table = (type: string): Release => ({
      sql: [filegroup, ...versioned({ columns: `M ${type} NULL,`, memory: inMemory })],
    });
    await expect(plans.plan(table('INT'), table('BIGINT'))).rejects.toMatchObject({
      code: 'DATA_LOSS',
      evidence: { changes: [expect.objectContaining({ name: 'exclusive-window:dbo.A' })] },
    });
    const allow = ['exclusive-window:dbo.A'];
    const steps = await plans.plan(table('INT'), { ...table('BIGINT'), allow });
    expect(steps.map(({ kind, probe }) => ({ kind, probe }))).toEqual([
      { kind: 'exclusive', probe: undefined },
    ]);
    expect(texts(steps)[0]).toBe(off);
    expect(texts(steps).at(-1)).toContain('SYSTEM_VERSIONING = ON');
    expect(steps[0]?.risk).toMatchObject({ level: 'destroys', undo: null });
  });

  it('that begins keeping history does not take rows for which the period has no DEFAULT', async () => {
    const from = { sql: ['CREATE TABLE dbo.A (Id INT NOT NULL CONSTRAINT PK_A PRIMARY KEY)'] };
    const steps = await plans.plan(from, { sql: versioned({ options: retention }) });
    expect(steps.flatMap(({ risk }) => risk.changes ?? []).map(({ name }) => name)).toEqual([
      'add-required-column:dbo.A.S',
      'add-required-column:dbo.A.E',
    ]);
    expect(texts(steps).at(-1)).toContain('HISTORY_RETENTION_PERIOD = 90 DAYS');
  });

  it('has its columns renamed while nothing is written to its history', async () => {
    const renames = refactorLog(renamed('A', 'C', 'D', 1), renamed('AH', 'C', 'D', 2));
    const steps = await plans.plan(
      { sql: versioned({ columns: 'C INT,', options: retention }) },
      { sql: versioned({ columns: 'D INT,', options: retention }), renames },
    );
    // A newer DacFx leaves the history to the server; an older one renames it too, which versioning forbids.
    if (texts(steps).some((text) => text.includes('[AH].[C]'))) {
      expect(texts(steps)[0]).toBe(off);
      expect(texts(steps).at(-1)).toBe(on(kept));
    }
    expect(steps).toHaveLength(1);
    expect(texts(steps).join()).toContain('sp_rename');
  });
});

describe('a graph table', () => {
  it.each([
    ['NODE', 'every edge that points to its rows'],
    ['EDGE', '$from_id and $to_id'],
  ])('that is a %s is never rebuilt', async (kind, reason) => {
    const table = (identity: string): readonly string[] => [
      `CREATE TABLE dbo.G (Id INT ${identity} NOT NULL) AS ${kind}`,
    ];
    await expect(plans.plan({ sql: table('') }, { sql: table('IDENTITY (1, 1)') })).rejects.toMatchObject({
      code: 'PLAN_REFUSED',
      place: { file: 'sql/schema/1.sql', line: 1, column: 1 },
      message: expect.stringContaining(reason),
    });
  });

  it('gets a column without being rebuilt', async () => {
    const table = (more: string): readonly string[] => [
      `CREATE TABLE dbo.G (Id INT NOT NULL${more}) AS NODE`,
    ];
    const steps = await plans.plan({ sql: table('') }, { sql: table(', A INT NULL') });
    expect(titles(steps)).toEqual(['Alter table [dbo].[G]']);
  });
});

describe('a column that is replaced by a filled one', () => {
  const [wide, narrow] =
    platform === 'Sql170' ? ['VECTOR(1998)', 'VECTOR(1536)'] : ['VARBINARY (8000)', 'VARBINARY (6152)'];
  const script = 'UPDATE dbo.T SET V__new = dbo.Shortened(V) WHERE V IS NOT NULL;';
  const backfills = { 'sql/backfill/dbo.T.V.sql': script };
  const allow = ['replace-column:dbo.T.V'];
  const table = (type: string, more = ''): readonly string[] => [
    `CREATE TABLE dbo.T (Id INT NOT NULL CONSTRAINT PK_T PRIMARY KEY, V ${type}${more})`,
  ];

  it('is added, filled, guarded and put in its place', async () => {
    const steps = await plans.plan(
      { sql: table(`${wide} NOT NULL`) },
      { sql: table(`${narrow} NOT NULL`), backfills, allow },
    );
    expect(titles(steps)).toEqual([
      'Add column [dbo].[T].[V__new] for the new values',
      'Fill [dbo].[T].[V__new] by sql/backfill/dbo.T.V.sql',
      'Put [dbo].[T].[V__new] in the place of [V]',
    ]);
    const [add, fill, put] = steps;
    expect(add?.batches).toEqual([`ALTER TABLE [dbo].[T]\n    ADD [V__new] ${narrow} NULL;`]);
    expect(fill).toMatchObject({ batches: [script], source: { file: 'sql/backfill/dbo.T.V.sql' } });
    expect(put?.kind).toBe('tx');
    expect(put?.batches[0]).toMatch(
      /^IF EXISTS \(SELECT 1 FROM \[dbo\]\.\[T\] WITH \(TABLOCKX, HOLDLOCK\) WHERE \[V__new\] IS NULL\)[\s\S]*THROW 50107/,
    );
    expect(put?.batches.slice(1)).toEqual([
      `ALTER TABLE [dbo].[T] ALTER COLUMN [V__new] ${narrow} NOT NULL;`,
      'ALTER TABLE [dbo].[T] DROP COLUMN [V];',
      "EXECUTE sp_rename @objname = N'[dbo].[T].[V__new]', @newname = N'V', @objtype = N'COLUMN';",
    ]);
    expect(put?.risk).toMatchObject({
      level: 'destroys',
      undo: null,
      changes: [{ name: 'replace-column:dbo.T.V', settled: 'allowed' }],
    });
    expect(steps.map(({ effect }) => effect)).toEqual(
      [1, 2, 3].map((index) => ({ kind: 'schema', to: 'wanted', index, of: 3 })),
    );
  });

  it('keeps NULL where it was, and no row loses its value', async () => {
    const steps = await plans.plan({ sql: table(wide) }, { sql: table(narrow), backfills, allow });
    expect(steps.at(-1)?.batches[0]).toContain('WHERE [V] IS NOT NULL AND [V__new] IS NULL');
    expect(steps.at(-1)?.batches).toHaveLength(3);
  });

  it('leaves the other changes of its table in their order', async () => {
    const computed = ', L AS DATALENGTH(V)';
    const steps = await plans.plan(
      { sql: [...table(wide, `${computed}, O INT NULL`), 'CREATE INDEX IX ON dbo.T (Id) INCLUDE (O);'] },
      {
        sql: [...table(narrow, `${computed}, O INT NOT NULL`), 'CREATE INDEX IX ON dbo.T (Id) INCLUDE (O);'],
        backfills,
        allow,
      },
    );
    const all = texts(steps);
    const at = (text: string): number => all.findIndex((batch) => batch.includes(text));
    expect(at('DROP COLUMN [L]')).toBeLessThan(at('ADD [V__new]'));
    expect(at('sp_rename')).toBeLessThan(at('ADD [L] AS'));
    expect(at('require-column:dbo.T.O')).toBeGreaterThanOrEqual(0);
    expect(at('require-column:dbo.T.O')).toBeLessThan(at('ALTER COLUMN [O]'));
  });

  it('is refused until it is allowed', async () => {
    await expect(plans.plan({ sql: table(wide) }, { sql: table(narrow), backfills })).rejects.toMatchObject({
      code: 'DATA_LOSS',
      evidence: { changes: [expect.objectContaining({ name: 'replace-column:dbo.T.V' })] },
    });
  });

  it('is not made from a temporal table, whose history would need the same', async () => {
    const columns = (type: string) => ({ columns: `V ${type} NULL,` });
    const release = {
      sql: versioned(columns(narrow)),
      backfills: { 'sql/backfill/dbo.A.V.sql': script, 'sql/backfill/dbo.AH.V.sql': script },
      allow: ['replace-column:dbo.A.V', 'replace-column:dbo.AH.V'],
    };
    await expect(plans.plan({ sql: versioned(columns(wide)) }, release)).rejects.toMatchObject({
      code: 'PLAN_REFUSED',
      message: expect.stringContaining('cannot be replaced by a filled one'),
    });
  });

  // An older DacFx builds no model with a VECTOR in it; test/integration/dacfx.test.ts shows that.
  if (platform === 'Sql170') {
    it('is the only way for a vector, by name alone it is not to be had', async () => {
      const name = 'resize-vector:dbo.T.V';
      await expect(
        plans.plan({ sql: table(wide) }, { sql: table(narrow), allow: [name] }),
      ).rejects.toMatchObject({
        code: 'DATA_LOSS',
        message: expect.stringContaining('Write sql/backfill/dbo.T.V.sql'),
      });
      await expect(
        plans.plan({ sql: table('VECTOR(8)') }, { sql: table('VECTOR(8, FLOAT16)') }),
      ).rejects.toMatchObject({
        evidence: { changes: [expect.objectContaining({ name })] },
      });
    });
  }
});
