-- Every table with a tenant is filtered by the policy, and every one that tenants write to is blocked as well. Whether
-- the policy is switched on is for the installation to decide.
SELECT OBJECT_SCHEMA_NAME([c].[object_id]) AS [SchemaName], OBJECT_NAME([c].[object_id]) AS [TableName]
FROM [sys].[columns] AS [c]
INNER JOIN [sys].[tables] AS [t] ON [t].[object_id] = [c].[object_id]
WHERE [c].[name] = N'TenantId'
  AND OBJECT_SCHEMA_NAME([c].[object_id]) IN (N'dbo', N'graph', N'provenance', N'Attention', N'Reasoning', N'Stream')
  AND (NOT EXISTS (
           SELECT 1
           FROM [sys].[security_predicates] AS [p]
           WHERE [p].[target_object_id] = [c].[object_id]
             AND [p].[object_id] = OBJECT_ID(N'dbo.TenantAccess')
             AND [p].[predicate_type_desc] = N'FILTER')
       OR ([c].[is_nullable] = 0
           AND [t].[temporal_type] <> 1
           AND NOT EXISTS (
               SELECT 1
               FROM [sys].[security_predicates] AS [p]
               WHERE [p].[target_object_id] = [c].[object_id]
                 AND [p].[object_id] = OBJECT_ID(N'dbo.TenantAccess')
                 AND [p].[predicate_type_desc] = N'BLOCK')));
