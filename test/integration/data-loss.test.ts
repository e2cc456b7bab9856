import { beforeAll, describe, expect, it } from 'vitest';
import { DeployError } from '../../src/errors/deploy-error.ts';
import { openModel, platform } from '../support/adapters.ts';
import { SchemaPlans } from '../support/schema.ts';
import { temporaryFolder } from '../support/temporary.ts';

const table = (columns: string): readonly string[] => [
  `CREATE TABLE dbo.T (Id INT NOT NULL CONSTRAINT PK_T PRIMARY KEY, ${columns});`,
];
const versioned = (options = '', columns = ''): readonly string[] => [
  `CREATE TABLE dbo.A (Id INT NOT NULL CONSTRAINT PK_A PRIMARY KEY, ${columns} S DATETIME2 GENERATED ALWAYS AS ROW START NOT NULL, E DATETIME2 GENERATED ALWAYS AS ROW END NOT NULL, PERIOD FOR SYSTEM_TIME (S, E)) WITH (SYSTEM_VERSIONING = ON (HISTORY_TABLE = dbo.AH${options}));`,
  `CREATE TABLE dbo.AH (Id INT NOT NULL, ${columns} S DATETIME2 NOT NULL, E DATETIME2 NOT NULL);`,
];
const types = ['CREATE MESSAGE TYPE M1 VALIDATION = NONE', 'CREATE MESSAGE TYPE M2 VALIDATION = NONE'];
const queue = 'CREATE QUEUE dbo.Q';
const service = 'CREATE SERVICE S1 ON QUEUE dbo.Q (C1)';
const broker = (contract: string): readonly string[] => [
  ...types,
  queue,
  `CREATE CONTRACT C1 (${contract})`,
  service,
];

interface Case {
  readonly what: string;
  readonly from: readonly string[];
  readonly to: readonly string[];
  /** Everything that has to be allowed. */
  readonly names: readonly string[];
}

const cases: readonly Case[] = [
  {
    what: 'a dropped table',
    from: [...table('A INT'), 'CREATE TABLE dbo.U (B INT)'],
    to: table('A INT'),
    names: ['drop-table:dbo.U'],
  },
  {
    what: 'a dropped column',
    from: table('A INT, B INT'),
    to: table('A INT'),
    names: ['drop-column:dbo.T.B'],
  },
  {
    what: 'two dropped columns',
    from: table('A INT, B INT, C INT'),
    to: table('A INT'),
    names: ['drop-column:dbo.T.B', 'drop-column:dbo.T.C'],
  },
  {
    what: 'a dropped column whose name needs brackets',
    from: table("A INT, [It's, ]]b] INT"),
    to: table('A INT'),
    names: ["drop-column:dbo.T.[It's, ]]b]"],
  },
  ...[
    ['NVARCHAR(200)', 'NVARCHAR(100)'],
    ['NVARCHAR(MAX)', 'NVARCHAR(100)'],
    ['CHAR(20)', 'CHAR(10)'],
    ['VARBINARY(8000)', 'VARBINARY(6152)'],
    ['DECIMAL(10, 4)', 'DECIMAL(10, 2)'],
    ['DECIMAL(10, 2)', 'DECIMAL(8, 2)'],
    ['DATETIME2(7)', 'DATETIME2(0)'],
    ['TIME(7)', 'TIME(3)'],
    ['FLOAT(53)', 'FLOAT(24)'],
  ].map(([from, to]) => ({
    ...{
      what: `a column narrowed from ${from} to ${to}`,
      from: table(`A ${from} NULL`),
      to: table(`A ${to} NULL`),
    },
    names: ['narrow-column:dbo.T.A'],
  })),
  ...[
    ['NVARCHAR(50)', 'INT'],
    ['NVARCHAR(50)', 'VARCHAR(50)'],
    ['BIGINT', 'INT'],
    ['FLOAT', 'DECIMAL(18, 6)'],
    ['DATETIME2(7)', 'DATE'],
    ['INT', 'REAL'],
  ].map(([from, to]) => ({
    ...{
      what: `a column converted from ${from} to ${to}`,
      from: table(`A ${from} NULL`),
      to: table(`A ${to} NULL`),
    },
    names: ['convert-column:dbo.T.A'],
  })),
  {
    what: 'an identity that begins anew',
    from: ['CREATE TABLE dbo.T (Id INT IDENTITY (1, 1) NOT NULL, A INT)'],
    to: ['CREATE TABLE dbo.T (Id INT IDENTITY (500, 1) NOT NULL, A INT)'],
    names: ['reseed-identity:dbo.T.Id'],
  },
  {
    what: 'a temporal table that goes with its history',
    from: [...table('A INT'), ...versioned()],
    to: table('A INT'),
    names: ['drop-history:dbo.A', 'drop-table:dbo.A'],
  },
  {
    what: 'a temporal table that stops keeping history',
    from: versioned(),
    to: [
      'CREATE TABLE dbo.A (Id INT NOT NULL CONSTRAINT PK_A PRIMARY KEY, S DATETIME2 NOT NULL, E DATETIME2 NOT NULL);',
      'CREATE TABLE dbo.AH (Id INT NOT NULL, S DATETIME2 NOT NULL, E DATETIME2 NOT NULL);',
    ],
    names: ['stop-versioning:dbo.A'],
  },
  {
    what: 'a shorter retention',
    from: versioned(', HISTORY_RETENTION_PERIOD = 6 MONTHS'),
    to: versioned(', HISTORY_RETENTION_PERIOD = 90 DAYS'),
    names: ['shorten-retention:dbo.A'],
  },
  {
    what: 'a retention where there was none',
    from: versioned(),
    to: versioned(', HISTORY_RETENTION_PERIOD = 10 YEARS'),
    names: ['shorten-retention:dbo.A'],
  },
  {
    what: 'a dropped service with its queue',
    from: [...types, 'CREATE CONTRACT C1 (M1 SENT BY ANY)', queue, service],
    to: [...types, 'CREATE CONTRACT C1 (M1 SENT BY ANY)'],
    names: ['drop-queue:dbo.Q', 'drop-service:S1'],
  },
  {
    what: 'a changed contract, for which the service is made anew',
    from: broker('M1 SENT BY ANY'),
    to: broker('M1 SENT BY ANY, M2 SENT BY ANY'),
    names: ['drop-contract:C1', 'drop-service:S1'],
  },
  {
    what: 'a dropped sequence',
    from: [...table('A INT'), 'CREATE SEQUENCE dbo.S AS INT START WITH 1'],
    to: table('A INT'),
    names: ['drop-sequence:dbo.S'],
  },
  {
    what: 'a sequence that begins anew',
    from: ['CREATE SEQUENCE dbo.S AS INT START WITH 1'],
    to: ['CREATE SEQUENCE dbo.S AS INT START WITH 100'],
    names: ['restart-sequence:dbo.S'],
  },
  ...(platform === 'Sql170'
    ? [
        { what: 'NVARCHAR(MAX) to JSON', from: table('A NVARCHAR(MAX)'), to: table('A JSON') },
        { what: 'JSON to NVARCHAR(MAX)', from: table('A JSON'), to: table('A NVARCHAR(MAX)') },
      ].map((one) => ({ ...one, names: ['convert-json:dbo.T.A'] }))
    : []),
];

const harmless: readonly (readonly [string, string, string])[] = [
  ['a wider text', 'A NVARCHAR(100)', 'A NVARCHAR(200)'],
  ['a text of more characters', 'A VARCHAR(100)', 'A NVARCHAR(100)'],
  ['a text without end', 'A NVARCHAR(100)', 'A NVARCHAR(MAX)'],
  ['a larger integer', 'A INT', 'A BIGINT'],
  ['a finer time', 'A DATETIME2(0)', 'A DATETIME2(7)'],
  ['more digits', 'A DECIMAL(8, 2)', 'A DECIMAL(10, 4)'],
  ['a column that may be NULL', 'A INT NOT NULL', 'A INT NULL'],
  ['a computed column that goes', 'A INT, B AS A + 1', 'A INT'],
  ['a new column', 'A INT', 'A INT, B INT NOT NULL CONSTRAINT DF DEFAULT 1, C INT NULL, D ROWVERSION'],
];

describe('a change that takes something away', () => {
  let plans: SchemaPlans;

  beforeAll(async () => {
    plans = new SchemaPlans(openModel(), await temporaryFolder());
  });

  async function refusal(from: readonly string[], to: readonly string[], allow: readonly string[]) {
    const outcome = await plans.plan({ sql: from }, { sql: to, allow }).then(
      () => undefined,
      (error: unknown) => error,
    );
    if (outcome !== undefined && !(outcome instanceof DeployError)) throw outcome;
    const changes = outcome?.evidence.changes as readonly { name: string }[] | undefined;
    return { code: outcome?.code, names: changes?.map(({ name }) => name).sort(), error: outcome };
  }

  it.each(cases)('is refused by name: $what', async ({ from, to, names }) => {
    expect(await refusal(from, to, [])).toMatchObject({ code: 'DATA_LOSS', names });
  });

  it.each(cases)('lets the others stand when one is allowed: $what', async ({ from, to, names }) => {
    for (const name of names) {
      const others = names.filter((other) => other !== name);
      const { code, names: left } = await refusal(from, to, [name]);
      expect({ code, left }).toEqual(
        others.length === 0 ? { code: undefined, left: undefined } : { code: 'DATA_LOSS', left: others },
      );
    }
  });

  it.each(cases)('is planned without its guard once it is allowed: $what', async ({ from, to, names }) => {
    const steps = await plans.plan({ sql: from }, { sql: to, allow: names });
    const named = steps.flatMap(({ risk }) => risk.changes ?? []);
    expect(named.map(({ name }) => name).sort()).toEqual(names);
    expect(named.every(({ settled }) => settled === 'allowed')).toBe(true);
    expect(steps.flatMap(({ batches }) => batches).join('\n')).not.toMatch(/\bTHROW\b/);
    const destroying = steps.filter(({ risk }) => (risk.changes ?? []).length > 0);
    expect(
      destroying.map(({ risk }) => risk).every(({ level, undo }) => level === 'destroys' && undo === null),
    ).toBe(true);
  });

  it.each(cases)(
    'has a guard that parses and resolves on the model it protects: $what',
    async ({ from, to, names }) => {
      const { texts, messages } = await plans.guards({ sql: from }, { sql: to });
      expect(texts.map(({ path }) => path).sort()).toEqual(names);
      // Catalog views are no part of the model.
      expect(
        messages.filter(({ severity, text }) => severity === 'error' || !text.includes('[sys].[')),
      ).toEqual([]);
      for (const { path, text } of texts) {
        expect(text).toContain('THROW 501');
        expect(text).toContain(path.replaceAll("'", "''"));
      }
    },
  );

  it.each(harmless)('is not seen in %s', async (_, from, to) => {
    expect(await refusal(table(from), table(to), [])).toMatchObject({ code: undefined });
  });
});
