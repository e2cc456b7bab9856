import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '../../src/plan/digest.ts';
import type { Model, ModelChange, SqlText } from '../../src/ports/model.ts';
import { openModel, platform } from '../support/adapters.ts';
import { temporaryFolder } from '../support/temporary.ts';

const table = (columns: string): SqlText => ({
  path: 'sql/T.sql',
  text: `CREATE TABLE dbo.T (\n  ${columns}\n);`,
});
const base = table('Id INT NOT NULL PRIMARY KEY, Note NVARCHAR (200) NULL');
const declared = {
  path: 'clr_X.sql',
  text: 'CREATE FUNCTION dbo.clr_X (@a VARBINARY(8000)) RETURNS FLOAT AS BEGIN RETURN NULL; END',
};
const caller = { path: 'sql/V.sql', text: 'CREATE VIEW dbo.V AS SELECT dbo.clr_X(0x01) AS S;' };

describe('the model port on DacFx', () => {
  let model: Model;
  let folder: string;
  let count = 0;

  beforeAll(async () => {
    model = openModel();
    folder = await temporaryFolder();
  });

  async function build(files: readonly SqlText[], references: readonly SqlText[] = [], by = model) {
    const place = join(folder, String(count++));
    await mkdir(place);
    const reference = join(place, 'clr.dacpac');
    if (references.length > 0) {
      await by.build({ platform, name: 'clr', files: references, references: [], output: reference });
    }
    const output = join(place, 'schema.dacpac');
    const request = {
      platform,
      name: 'Test',
      files,
      references: references.length > 0 ? [reference] : [],
      output,
    };
    const { messages, places } = await by.build(request);
    return {
      output,
      places,
      messages: messages.map(({ code, place: at, severity }) => ({ code, severity, ...at })),
    };
  }

  async function changes(
    from: readonly SqlText[] | null,
    to: readonly SqlText[],
  ): Promise<readonly ModelChange[]> {
    const source = (await build(to)).output;
    const target = from === null ? null : (await build(from)).output;
    return model.compare({ platform, database: 'Test', source, target });
  }

  it('names its version and the platforms that it can build', async () => {
    const { version, platforms } = await model.capabilities();
    expect(version).toMatch(/^1\d+\./);
    expect(platforms).toContain(platform);
  });

  it('reports every syntax error of every file at its line and column', async () => {
    const first = { path: 'sql/one.sql', text: 'CREATE TABLE dbo.One (\n  Id INT NOT,\n);' };
    const second = {
      path: 'sql/two.sql',
      text: '-- a comment\nCREATE PROCEDURE dbo.Two AS SELECT FROM dbo.T;',
    };
    expect((await build([base, first, second])).messages).toEqual([
      { code: 'SQL46010', severity: 'error', file: 'sql/one.sql', line: 2, column: 13 },
      { code: 'SQL46010', severity: 'error', file: 'sql/two.sql', line: 2, column: 36 },
    ]);
  });

  it.each<[string, SqlText, string, number, number]>([
    [
      'a table that is not there',
      { path: 'sql/V.sql', text: 'CREATE VIEW dbo.V AS\nSELECT Id FROM dbo.Missing;' },
      'SQL71501',
      2,
      16,
    ],
    [
      'a column that is not there',
      { path: 'sql/P.sql', text: 'CREATE PROCEDURE dbo.P AS\n\nSELECT Nope FROM dbo.T;' },
      'SQL71501',
      3,
      8,
    ],
    ['a CLR function that no library has', caller, 'SQL71501', 1, 29],
    [
      'an object that is there twice',
      { path: 'sql/T2.sql', text: 'CREATE TABLE dbo.T (Id INT);' },
      'SQL71508',
      1,
      1,
    ],
  ])('refuses %s', async (_, file, code, line, column) => {
    const { messages, output } = await build([base, file]);
    expect(messages).toContainEqual(expect.objectContaining({ code, line, column }));
    await expect(readFile(output)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('resolves CLR routines by a reference that is neither created nor dropped', async () => {
    const { messages, output } = await build([base, caller], [declared]);
    expect(messages).toEqual([]);
    const created = await model.compare({ platform, database: 'Test', source: output, target: null });
    expect(created.map(({ object }) => object)).toEqual(['[dbo].[T]', '[dbo].[V]']);
    const dropped = await model.compare({
      platform,
      database: 'Test',
      source: (await build([base])).output,
      target: output,
    });
    expect(dropped.map(({ kind, object }) => `${kind} ${object}`)).toEqual(['drop [dbo].[V]']);
  });

  it('gives the same bytes in another process and another folder', async () => {
    const another = openModel();
    const first = await build([base, caller], [declared]);
    const second = await build([base, caller], [declared], another);
    const [a, b] = [await readFile(first.output), await readFile(second.output)];
    expect(sha256(a)).toBe(sha256(b));
    const entries = unzipSync(a);
    const names = Object.keys(entries);
    expect(names).toEqual([...names].sort());
    for (const entry of Object.values(entries)) expect(strFromU8(entry)).not.toContain(folder);
  });

  it('opens what it has built: the checksum in it is that of its model', async () => {
    const { output } = await build([base]);
    const entries = unzipSync(await readFile(output));
    const checksum = sha256(entries['model.xml'] ?? new Uint8Array()).toUpperCase();
    expect(strFromU8(entries['Origin.xml'] ?? new Uint8Array())).toContain(
      `<Checksum Uri="/model.xml">${checksum}</Checksum>`,
    );
    expect((await model.describe(output)).map(({ type, name }) => `${type} ${name}`)).toContain(
      'Table [dbo].[T]',
    );
  });

  it('compares as typed steps, without header, USE or PRINT', async () => {
    const procedure = {
      path: 'sql/P.sql',
      text: "CREATE PROCEDURE dbo.P AS SELECT '$(jquery) :setvar x' AS A;",
    };
    const steps = await changes(
      [base],
      [table('Id INT NOT NULL PRIMARY KEY, Note NVARCHAR (200) NULL, Extra INT NULL'), procedure],
    );
    expect(steps.map(({ kind, objectType, object }) => `${kind} ${objectType} ${object}`)).toEqual([
      'alter Table [dbo].[T]',
      'create Procedure [dbo].[P]',
    ]);
    expect(steps[1]?.batches).toEqual([procedure.text]);
    expect(steps.flatMap(({ batches }) => batches).join('\n')).not.toMatch(
      /\bUSE \[|PRINT |:on error|NOEXEC/,
    );
  });

  it('checks each new constraint in a step of its own, which holds nothing else', async () => {
    const parent = table('Id INT NOT NULL PRIMARY KEY');
    const children = ['A', 'B'].map((name) => ({
      path: `sql/${name}.sql`,
      text: `CREATE TABLE dbo.${name} (TId INT NOT NULL CONSTRAINT FK_${name} FOREIGN KEY REFERENCES dbo.T (Id));`,
    }));
    const steps = await changes(null, [parent, ...children]);
    expect(steps.slice(-2).map(({ kind, batches }) => ({ kind, batches }))).toEqual([
      { kind: 'other', batches: ['ALTER TABLE [dbo].[A] WITH CHECK CHECK CONSTRAINT [FK_A];'] },
      { kind: 'other', batches: ['ALTER TABLE [dbo].[B] WITH CHECK CHECK CONSTRAINT [FK_B];'] },
    ]);
    expect(steps.flatMap(({ batches }) => batches).join('\n')).not.toContain('DatabaseName');
  });

  it('finds no step between equal models', async () => {
    expect(await changes([base], [base])).toEqual([]);
  });

  it('leaves guards to the planner: a lost column is its change and nothing else', async () => {
    const steps = await changes([base], [table('Id INT NOT NULL PRIMARY KEY')]);
    expect(steps.map(({ kind, object, batches }) => ({ kind, object, batches }))).toEqual([
      { kind: 'alter', object: '[dbo].[T]', batches: ['ALTER TABLE [dbo].[T] DROP COLUMN [Note];'] },
    ]);
  });

  it('says where each table and column is written', async () => {
    const { places } = await build([base]);
    expect(places).toMatchObject({
      '[dbo].[T]': { file: 'sql/T.sql', line: 1, column: 1 },
      '[dbo].[T].[Note]': { file: 'sql/T.sql', line: 2, column: 32 },
    });
  });

  it('checks a text that is no part of the schema, at its own line and column', async () => {
    const { output } = await build([base]);
    const good = {
      path: 'sql/seed/T.sql',
      text: 'MERGE dbo.T AS t USING (VALUES (1)) AS s (Id) ON t.Id = s.Id WHEN NOT MATCHED THEN INSERT (Id) VALUES (s.Id);',
    };
    const bad = { path: 'sql/verify/bad.sql', text: 'SELECT Gone FROM dbo.T;\nSELECT Id FROM dbo.Missing;' };
    const messages = await model.check(output, [good, bad]);
    const errors = messages.filter(({ severity }) => severity === 'error').map(({ place }) => place);
    expect(errors).toContainEqual({ file: 'sql/verify/bad.sql', line: 1, column: 8 });
    expect(errors).toContainEqual({ file: 'sql/verify/bad.sql', line: 2, column: 16 });
    expect(errors.filter(({ file }) => file === good.path)).toEqual([]);
  });

  it('describes tables with their columns', async () => {
    const described = await model.describe((await build([base])).output);
    const plain = { length: null, precision: null, scale: null, computed: false, defaulted: false };
    const none = { generated: null, identity: null };
    expect(described.find(({ name }) => name === '[dbo].[T]')?.columns).toEqual([
      { ...plain, ...none, name: 'Id', type: 'INT', nullable: false },
      { ...plain, ...none, name: 'Note', type: 'NVARCHAR', length: 200, nullable: true },
    ]);
  });

  it('describes what a column is besides its type', async () => {
    const columns =
      'Id INT IDENTITY (5, 2) NOT NULL PRIMARY KEY, A INT CONSTRAINT DF DEFAULT 1, B AS A + 1, C DECIMAL (10, 2), D DATETIME2 (0)';
    const described = await model.describe((await build([table(columns)])).output);
    const found = described.find(({ name }) => name === '[dbo].[T]')?.columns ?? [];
    expect(
      found.map(({ name, computed, defaulted, identity }) => ({ name, computed, defaulted, identity })),
    ).toEqual([
      { name: 'Id', computed: false, defaulted: false, identity: { seed: '5', increment: '2' } },
      { name: 'A', computed: false, defaulted: true, identity: null },
      { name: 'B', computed: true, defaulted: false, identity: null },
      { name: 'C', computed: false, defaulted: false, identity: null },
      { name: 'D', computed: false, defaulted: false, identity: null },
    ]);
    expect(found.slice(3).map(({ precision, scale }) => [precision, scale])).toEqual([
      [10, 2],
      [null, null],
    ]);
  });

  it('describes what a table is besides its columns', async () => {
    const file = (text: string, index: number): SqlText => ({ path: `sql/${index}.sql`, text });
    const period =
      'S DATETIME2 GENERATED ALWAYS AS ROW START NOT NULL, E DATETIME2 GENERATED ALWAYS AS ROW END NOT NULL, PERIOD FOR SYSTEM_TIME (S, E)';
    const files = [
      `CREATE TABLE dbo.A (Id INT NOT NULL CONSTRAINT PK_A PRIMARY KEY, ${period}) WITH (SYSTEM_VERSIONING = ON (HISTORY_TABLE = dbo.AH, HISTORY_RETENTION_PERIOD = 6 MONTHS));`,
      'CREATE TABLE dbo.AH (Id INT NOT NULL, S DATETIME2 NOT NULL, E DATETIME2 NOT NULL);',
      'CREATE TABLE dbo.N (A INT) AS NODE;',
      'CREATE TABLE dbo.E (A INT) AS EDGE;',
    ].map(file);
    const described = await model.describe((await build(files)).output);
    const tables = described.filter(({ type }) => type === 'Table');
    const plain = { graph: null, memoryOptimized: false, history: null, retention: null };
    expect(Object.fromEntries(tables.map(({ name, table: facts }) => [name, facts]))).toEqual({
      '[dbo].[A]': { ...plain, history: '[dbo].[AH]', retention: '6 MONTHS' },
      '[dbo].[AH]': plain,
      '[dbo].[E]': { ...plain, graph: 'edge' },
      '[dbo].[N]': { ...plain, graph: 'node' },
    });
    const generated = tables
      .find(({ name }) => name === '[dbo].[A]')
      ?.columns.map((column) => column.generated);
    expect(generated).toEqual([null, 'row start', 'row end']);
  });

  it('describes a vector, of which the public model tells nothing, or refuses one that it does not know', async () => {
    const columns = 'A VECTOR (1998) NOT NULL, B VECTOR (8, FLOAT16) NULL';
    if (platform !== 'Sql170') {
      const { messages } = await build([table('A VECTOR (1998) NOT NULL')]);
      expect(messages).toContainEqual(expect.objectContaining({ severity: 'error', code: 'SQL71501' }));
      return;
    }
    const described = await model.describe((await build([table(columns)])).output);
    const found = described.find(({ name }) => name === '[dbo].[T]')?.columns ?? [];
    expect(found.map(({ name, type, length, precision }) => ({ name, type, length, precision }))).toEqual([
      { name: 'A', type: 'VECTOR', length: 1998, precision: 32 },
      { name: 'B', type: 'VECTOR', length: 8, precision: 16 },
    ]);
  });
});

describe('the DacFx host', () => {
  it('names the files that a folder lacks', async () => {
    const model = openModel({ dacfx: await temporaryFolder() });
    await expect(model.capabilities()).rejects.toMatchObject({
      code: 'DACFX_MISSING',
      message: expect.stringMatching(/Microsoft\.SqlServer\.Dac\.dll[\s\S]*--dacfx\.$/),
    });
  });

  it('is ended when a request takes too long', async () => {
    const model = openModel({ timeoutMs: 40 });
    await expect(model.describe('/none')).rejects.toMatchObject({ code: 'HOST_TIMED_OUT' });
  });

  it('is ended by a cancellation', async () => {
    const abort = new AbortController();
    const model = openModel({ signal: abort.signal });
    const waiting = model.capabilities();
    abort.abort();
    await expect(waiting).rejects.toMatchObject({ code: 'CANCELLED' });
  });

  it('tells what DacFx said of a package that is none', async () => {
    const model = openModel();
    await expect(model.describe(import.meta.filename)).rejects.toMatchObject({ code: 'DACFX_FAILED' });
  });
});
