-- A declared role that somebody put into a fixed role would have more than its file says; the deployer's three are
-- declared there.
SELECT [m].[name] AS [MemberName], [r].[name] AS [RoleName]
FROM [sys].[database_role_members] AS [rm]
INNER JOIN [sys].[database_principals] AS [r] ON [r].[principal_id] = [rm].[role_principal_id]
INNER JOIN [sys].[database_principals] AS [m] ON [m].[principal_id] = [rm].[member_principal_id]
WHERE [m].[name] LIKE N'hartonomous[_]%'
  AND [m].[type] = 'R'
  AND [r].[is_fixed_role] = 1
  AND NOT ([m].[name] = N'hartonomous_deployer' AND [r].[name] IN (N'db_ddladmin', N'db_datareader', N'db_datawriter'));
