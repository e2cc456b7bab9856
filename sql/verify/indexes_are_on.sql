-- A disabled index is not kept up and not used, and a disabled clustered one closes its table.
SELECT OBJECT_SCHEMA_NAME([i].[object_id]) AS [SchemaName], OBJECT_NAME([i].[object_id]) AS [TableName], [i].[name]
FROM [sys].[indexes] AS [i]
INNER JOIN [sys].[tables] AS [t] ON [t].[object_id] = [i].[object_id]
WHERE [i].[is_disabled] = 1
   OR [i].[is_hypothetical] = 1;
