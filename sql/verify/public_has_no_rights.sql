-- Everybody is in public: what it may do with an object, a schema or a type of this database, everybody may.
SELECT [p].[class_desc], [p].[permission_name], [p].[state_desc], [p].[major_id]
FROM [sys].[database_permissions] AS [p]
WHERE [p].[grantee_principal_id] = DATABASE_PRINCIPAL_ID(N'public')
  AND [p].[state] IN ('G', 'W')
  AND (([p].[class] = 1 AND OBJECT_SCHEMA_NAME([p].[major_id]) IN (N'dbo', N'graph', N'provenance', N'Attention', N'Reasoning', N'Stream'))
       OR ([p].[class] = 3 AND SCHEMA_NAME([p].[major_id]) <> N'sys'));
