-- A constraint that was added without a check, or switched off for a load and on again, tells nothing about the rows
-- that are there, and the optimizer does not believe it.
SELECT OBJECT_SCHEMA_NAME([c].[parent_object_id]) AS [SchemaName], OBJECT_NAME([c].[parent_object_id]) AS [TableName], [c].[name], [c].[is_disabled], [c].[is_not_trusted]
FROM (
    SELECT [parent_object_id], [name], [is_disabled], [is_not_trusted] FROM [sys].[foreign_keys]
    UNION ALL
    SELECT [parent_object_id], [name], [is_disabled], [is_not_trusted] FROM [sys].[check_constraints]
) AS [c]
INNER JOIN [sys].[tables] AS [t] ON [t].[object_id] = [c].[parent_object_id]
WHERE ([c].[is_disabled] = 1 OR [c].[is_not_trusted] = 1)
  AND OBJECT_SCHEMA_NAME([c].[parent_object_id]) IN (N'dbo', N'graph', N'provenance', N'Attention', N'Reasoning', N'Stream');
