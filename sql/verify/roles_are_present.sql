-- Every declared role is a role, and dbo's.
SELECT [expected].[RoleName], [p].[type_desc]
FROM (VALUES
    (N'hartonomous_reader'),
    (N'hartonomous_writer'),
    (N'hartonomous_ingestion'),
    (N'hartonomous_inference'),
    (N'hartonomous_operator'),
    (N'hartonomous_deployer'),
    (N'hartonomous_planner'),
    (N'hartonomous_auditor')
) AS [expected] ([RoleName])
LEFT JOIN [sys].[database_principals] AS [p] ON [p].[name] = [expected].[RoleName] COLLATE DATABASE_DEFAULT
WHERE [p].[principal_id] IS NULL
   OR [p].[type] <> 'R'
   OR [p].[owning_principal_id] <> DATABASE_PRINCIPAL_ID(N'dbo');
