-- Roles that read have nothing that changes rows or objects, whoever granted it.
SELECT [r].[name], [p].[permission_name], [p].[class_desc], [p].[major_id]
FROM [sys].[database_permissions] AS [p]
INNER JOIN [sys].[database_principals] AS [r] ON [r].[principal_id] = [p].[grantee_principal_id]
WHERE [r].[name] IN (N'hartonomous_reader', N'hartonomous_planner', N'hartonomous_auditor')
  AND [p].[state] IN ('G', 'W')
  AND ([p].[permission_name] IN (N'INSERT', N'UPDATE', N'DELETE', N'CONTROL', N'TAKE OWNERSHIP', N'IMPERSONATE')
       OR [p].[permission_name] LIKE N'ALTER%'
       OR [p].[permission_name] LIKE N'CREATE%');
