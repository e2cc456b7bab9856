import { expect, it } from 'vitest';
import { buildModel, type ModelPart } from '../../src/build/model.ts';
import { profileOf } from '../../src/build/profile.ts';
import { openModel, platform } from '../support/adapters.ts';
import { profile } from '../support/cli.ts';
import { temporaryFolder } from '../support/temporary.ts';

const table = {
  path: 'sql/schema/dbo/tables/T.sql',
  text: 'CREATE TABLE dbo.T (Id INT NOT NULL PRIMARY KEY);',
};
const model = openModel();

async function build(seed: string): Promise<void> {
  const part: ModelPart = {
    name: 'Test',
    profile: profileOf(profile),
    platform,
    dacfx: 'any',
    schema: [table],
    checked: [{ path: 'sql/seed/dbo.T.sql', text: seed }],
    access: [],
    backfills: [],
    renames: undefined,
    assemblies: [],
  };
  await buildModel(part, await temporaryFolder(), model);
}

it('accepts a seed of several batches, which DacFx would not read as one', async () => {
  const seed = `DECLARE @a INT = 1;
INSERT INTO dbo.T (Id) VALUES (@a);
GO 2 -- again
DECLARE @a INT = 2;
CREATE TABLE #later (Id INT);
GO
INSERT INTO dbo.T (Id) SELECT Id FROM #later;
`;
  await expect(build(seed)).resolves.toBeUndefined();
});

it('names the line of the file for an error in any of the batches', async () => {
  const seed = 'SELECT Gone FROM dbo.T;\nGO\n-- a comment\nGO\n\nSELECT 1;\n  SELECT Id FROM dbo.Missing;\n';
  await expect(build(seed)).rejects.toMatchObject({
    code: 'SQL_INVALID',
    message: expect.stringMatching(
      /sql\/seed\/dbo\.T\.sql:1:8: error[\s\S]*sql\/seed\/dbo\.T\.sql:7:18: error/,
    ),
  });
});

it('names every syntax error of a seed at its line', async () => {
  await expect(build('SELECT FROM dbo.T;\nGO\nSELECT 1;\nINSERT dbo.T VALUES (;\n')).rejects.toMatchObject({
    code: 'SQL_INVALID',
    message: expect.stringMatching(/dbo\.T\.sql:1:8: error SQL46010[\s\S]*dbo\.T\.sql:4:22: error SQL46010/),
  });
});

it('refuses a separator that tools read differently before anything is built on it', async () => {
  await expect(build('SELECT 1;\nGO;\n')).rejects.toMatchObject({
    code: 'TSQL_AMBIGUOUS_BATCH',
    place: { file: 'sql/seed/dbo.T.sql', line: 2 },
  });
});
