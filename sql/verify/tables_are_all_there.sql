-- The 120 tables of the inventory and the five history tables, counted schema by schema; tables that somebody added
-- beside them do not hide one that is missing.
SELECT [expected].[SchemaName], [expected].[TableCount], COUNT([t].[object_id]) AS [Found]
FROM (VALUES
    (N'dbo', 106), (N'graph', 2), (N'provenance', 8), (N'Attention', 2), (N'Reasoning', 3), (N'Stream', 4)
) AS [expected] ([SchemaName], [TableCount])
LEFT JOIN [sys].[tables] AS [t]
    ON [t].[schema_id] = SCHEMA_ID([expected].[SchemaName])
   AND [t].[is_ms_shipped] = 0
GROUP BY [expected].[SchemaName], [expected].[TableCount]
HAVING COUNT([t].[object_id]) < [expected].[TableCount];
