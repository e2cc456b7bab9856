-- The indexes that searches choose from are there and on.
SELECT [s].[IndexName], [s].[TargetTable]
FROM [dbo].[SearchIndices] AS [s]
WHERE [s].[IsActive] = 1
  AND NOT EXISTS (
      SELECT 1
      FROM [sys].[indexes] AS [i]
      WHERE [i].[object_id] = OBJECT_ID([s].[TargetTable])
        AND [i].[name] = [s].[IndexName] COLLATE DATABASE_DEFAULT
        AND [i].[is_disabled] = 0);
