-- A history table has its table's columns, in the same order, of the same type: otherwise versioning could not be
-- switched on again after a change.
SELECT OBJECT_SCHEMA_NAME([t].[object_id]) AS [SchemaName], [t].[name] AS [TableName], [c].[name] AS [ColumnName]
FROM [sys].[tables] AS [t]
INNER JOIN [sys].[columns] AS [c] ON [c].[object_id] = [t].[object_id]
LEFT JOIN [sys].[columns] AS [h]
    ON [h].[object_id] = [t].[history_table_id]
   AND [h].[name] = [c].[name]
WHERE [t].[temporal_type] = 2
  AND ([h].[object_id] IS NULL
       OR [h].[user_type_id] <> [c].[user_type_id]
       OR [h].[max_length] <> [c].[max_length]
       OR [h].[precision] <> [c].[precision]
       OR [h].[scale] <> [c].[scale]
       OR [h].[is_nullable] <> [c].[is_nullable]);
