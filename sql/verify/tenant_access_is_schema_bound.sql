-- The policy holds its predicates fast, and the one for tables in memory is natively compiled: an ALTER of that
-- function would have made it an ordinary one.
SELECT N'dbo.TenantAccess' AS [ObjectName], [p].[is_schema_bound] AS [IsSchemaBound]
FROM (VALUES (OBJECT_ID(N'dbo.TenantAccess'))) AS [expected] ([ObjectId])
LEFT JOIN [sys].[security_policies] AS [p] ON [p].[object_id] = [expected].[ObjectId]
WHERE [p].[object_id] IS NULL
   OR [p].[is_schema_bound] = 0
UNION ALL
SELECT N'dbo.fn_TenantAccessPredicate_Native', [m].[uses_native_compilation]
FROM (VALUES (OBJECT_ID(N'dbo.fn_TenantAccessPredicate_Native'))) AS [expected] ([ObjectId])
LEFT JOIN [sys].[sql_modules] AS [m] ON [m].[object_id] = [expected].[ObjectId]
WHERE [m].[object_id] IS NULL
   OR [m].[uses_native_compilation] = 0;
