-- Users with a password of their own (authentication type 2) come from no declaration.
SELECT [p].[name], [p].[authentication_type_desc]
FROM [sys].[database_principals] AS [p]
WHERE [p].[authentication_type] = 2;
