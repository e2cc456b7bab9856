-- dbo.Atoms keeps its history (temporal_type 2 is a system-versioned table).
SELECT [t].[name], [t].[temporal_type_desc]
FROM [sys].[tables] AS [t]
WHERE [t].[object_id] = OBJECT_ID(N'dbo.Atoms')
  AND [t].[temporal_type] <> 2;
