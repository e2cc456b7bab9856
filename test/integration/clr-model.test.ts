import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { declareRoutine } from '../../src/build/bindings.ts';
import type { ClrRoutine } from '../../src/ports/clr-runtime.ts';
import { openModel, platform } from '../support/adapters.ts';
import { temporaryFolder } from '../support/temporary.ts';

const vector = { name: 'v', type: 'VARBINARY(8000)', output: false };
const common = {
  schema: 'dbo',
  class: 'C',
  deterministic: null,
  precise: null,
  dataAccess: null,
  contract: null,
} as const;
const routines: readonly ClrRoutine[] = [
  {
    ...{ ...common, kind: 'aggregate', name: 'VectorMean', method: null },
    ...{ parameters: [vector], returns: 'VARBINARY(8000)' },
  },
  {
    ...{ ...common, kind: 'table-function', name: 'Rows', method: 'R' },
    ...{ parameters: [vector], returns: 'TABLE (X INT, Y FLOAT)' },
  },
  {
    ...{ ...common, kind: 'procedure', name: 'Run', method: 'P', returns: null },
    parameters: [vector, { name: 'o', type: 'INT', output: true }],
  },
  { ...common, kind: 'type', name: 'Point', method: null, parameters: [], returns: null },
];
const table = 'CREATE TABLE [dbo].[t] ([g] INT NOT NULL, [x] VARBINARY (8000) NULL, [p] [dbo].[Point] NULL);';

describe('the declarations of CLR routines', () => {
  const model = openModel();

  const findings = async (text: string): Promise<readonly string[]> => {
    const folder = await temporaryFolder();
    const reference = join(folder, 'clr.dacpac');
    const declared = routines.map((one) => ({ path: `${one.name}.sql`, text: declareRoutine(one) }));
    const build = { platform, name: 'n', references: [] };
    expect((await model.build({ ...build, files: declared, output: reference })).messages).toEqual([]);
    const files = [
      { path: 't.sql', text: table },
      { path: 'caller.sql', text },
    ];
    const { messages } = await model.build({
      ...build,
      files,
      references: [reference],
      output: join(folder, 'schema.dacpac'),
    });
    return messages.map((message) => message.code);
  };

  it.each([
    [
      'an aggregate in a view',
      'CREATE VIEW [dbo].[c] AS SELECT [g], [dbo].[VectorMean]([x]) AS [m] FROM [dbo].[t] GROUP BY [g];',
    ],
    ['an aggregate in a procedure', 'CREATE PROCEDURE [dbo].[c] AS SELECT dbo.VectorMean(x) FROM dbo.t;'],
    [
      'an aggregate over a window',
      'CREATE PROCEDURE [dbo].[c] AS SELECT dbo.VectorMean(x) OVER (PARTITION BY g) FROM dbo.t;',
    ],
    [
      'an aggregate of distinct values',
      'CREATE PROCEDURE [dbo].[c] AS SELECT dbo.VectorMean(DISTINCT x) FROM dbo.t;',
    ],
    [
      'a table function',
      'CREATE VIEW [dbo].[c] AS SELECT r.X, r.Y FROM dbo.t CROSS APPLY dbo.Rows(t.x) AS r;',
    ],
    ['a procedure', 'CREATE PROCEDURE [dbo].[c] AS BEGIN DECLARE @n INT; EXEC dbo.Run 0x, @n OUTPUT; END;'],
    ['a variable of a type', 'CREATE PROCEDURE [dbo].[c] AS BEGIN DECLARE @p dbo.Point; SELECT @p; END;'],
  ])('let the model resolve %s', async (_, text) => {
    expect(await findings(text)).toEqual([]);
  });

  it.each([
    [
      'a column that a table function does not have',
      'CREATE VIEW [dbo].[c] AS SELECT r.Z FROM dbo.Rows(0x) AS r;',
    ],
    ['an aggregate of another name', 'CREATE VIEW [dbo].[c] AS SELECT dbo.VectorMode(x) AS m FROM dbo.t;'],
  ])('let the model find %s', async (_, text) => {
    expect((await findings(text)).length).toBeGreaterThan(0);
  });

  it.each(['vec', "a & b's", 'x.y (z)'])(
    'may be in a schema that the model itself creates, and creates alone: %s',
    async (schema) => {
      const folder = await temporaryFolder();
      const routine = { ...common, kind: 'scalar-function', schema, name: 'f', method: 'M', returns: 'INT' };
      const declared = { path: 'f.sql', text: declareRoutine({ ...routine, parameters: [] }) };
      const build = { platform, name: 'n' };
      const [reference, output] = [join(folder, 'clr.dacpac'), join(folder, 'schema.dacpac')];
      const borrowing = { ...build, files: [declared], references: [], borrowedSchemas: [schema] };
      expect((await model.build({ ...borrowing, output: reference })).messages).toEqual([]);
      const files = [
        { path: 's.sql', text: `CREATE SCHEMA [${schema}];` },
        { path: 'v.sql', text: `CREATE VIEW [dbo].[v] AS SELECT [${schema}].[f]() AS [x];` },
      ];
      expect((await model.build({ ...build, files, references: [reference], output })).messages).toEqual([]);
      const steps = await model.compare({ platform, database: 'd', source: output, target: null });
      expect(steps.map(({ kind, object }) => `${kind} ${object}`)).toEqual([
        `create [${schema}]`,
        'create [dbo].[v]',
      ]);
    },
  );
});
