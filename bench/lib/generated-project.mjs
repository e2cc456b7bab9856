import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Of 330 objects: the mix that DacFx was measured with before (100 tables, 60 indexes, 50 views and so on). */
const mix = { tables: 100, indexes: 60, views: 50, functions: 15, procedures: 80, triggers: 20, schemas: 5 };
const total = Object.values(mix).reduce((sum, count) => sum + count, 0);

/**
 * Writes the sources of a database of about `objects` objects in that mix, a file each.
 * @returns the number of files.
 */
export async function generateProject(folder, objects) {
  const scaled = Object.fromEntries(
    Object.entries(mix).map(([kind, count]) => [kind, Math.max(1, Math.round((count * objects) / total))]),
  );
  const files = Object.entries(scaled).flatMap(([kind, count]) =>
    Array.from({ length: count }, (_, n) => texts[kind](n, scaled)),
  );
  await Promise.all(
    files.map(async ([path, text]) => {
      const file = join(folder, 'sql', 'schema', path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, text);
    }),
  );
  return files.length;
}

const table = (n, { tables }) => `[dbo].[Table${n % tables}]`;

const texts = {
  schemas: (n) => [`area${n}/area${n}.sql`, `CREATE SCHEMA [area${n}] AUTHORIZATION [dbo];\n`],
  tables: (n) => [
    `dbo/tables/Table${n}.sql`,
    `-- Rows of kind ${n}.
CREATE TABLE [dbo].[Table${n}]
(
    [Id] BIGINT IDENTITY (1, 1) NOT NULL,
    [ParentId] BIGINT NULL,
    [Name] NVARCHAR(200) NOT NULL,
    [Score] DECIMAL(18, 6) NOT NULL CONSTRAINT [DF_Table${n}_Score] DEFAULT (0),
    [Payload] VARBINARY(MAX) NULL,
    [CreatedAt] DATETIME2(7) NOT NULL CONSTRAINT [DF_Table${n}_CreatedAt] DEFAULT (SYSUTCDATETIME()),
    CONSTRAINT [PK_Table${n}] PRIMARY KEY CLUSTERED ([Id]),
    CONSTRAINT [CK_Table${n}_Score] CHECK ([Score] >= 0)${
      n === 0
        ? ''
        : `,
    CONSTRAINT [FK_Table${n}_Table${n - 1}] FOREIGN KEY ([ParentId]) REFERENCES [dbo].[Table${n - 1}] ([Id])`
    }
);
`,
  ],
  indexes: (n, counts) => [
    `dbo/indexes/IX_Table${n % counts.tables}_${n}.sql`,
    `CREATE NONCLUSTERED INDEX [IX_Table${n % counts.tables}_${n}] ON ${table(n, counts)} ([Name]) INCLUDE ([Score]);\n`,
  ],
  views: (n, counts) => [
    `dbo/views/View${n}.sql`,
    `CREATE VIEW [dbo].[View${n}]
AS
SELECT [t].[Id], [t].[Name], [p].[Name] AS [ParentName], [t].[Score]
FROM ${table(n, counts)} AS [t]
LEFT JOIN ${table(Math.max(0, n - 1), counts)} AS [p] ON [p].[Id] = [t].[ParentId];
`,
  ],
  functions: (n, counts) => [
    `dbo/functions/Function${n}.sql`,
    `CREATE FUNCTION [dbo].[Function${n}] (@Id BIGINT)
RETURNS DECIMAL(18, 6)
AS
BEGIN
    RETURN (SELECT SUM([Score]) FROM ${table(n, counts)} WHERE [ParentId] = @Id);
END
`,
  ],
  procedures: (n, counts) => [
    `dbo/procedures/Procedure${n}.sql`,
    `CREATE PROCEDURE [dbo].[Procedure${n}] @Id BIGINT, @Name NVARCHAR(200)
AS
BEGIN
    SET NOCOUNT ON;
    BEGIN TRY
        UPDATE ${table(n, counts)} SET [Name] = @Name WHERE [Id] = @Id;
        IF @@ROWCOUNT = 0
            INSERT INTO ${table(n, counts)} ([Name], [Score]) VALUES (@Name, 1);
        SELECT [t].[Id], [t].[Score] FROM ${table(n, counts)} AS [t] WHERE [t].[Name] = @Name ORDER BY [t].[Id];
    END TRY
    BEGIN CATCH
        THROW;
    END CATCH
END
`,
  ],
  triggers: (n, counts) => [
    `dbo/triggers/Trigger${n}.sql`,
    `CREATE TRIGGER [dbo].[Trigger${n}] ON ${table(n, counts)} AFTER UPDATE
AS
BEGIN
    SET NOCOUNT ON;
    UPDATE [t] SET [Score] = [t].[Score] + 1 FROM ${table(n, counts)} AS [t] JOIN [inserted] AS [i] ON [i].[Id] = [t].[Id];
END
`,
  ],
};
