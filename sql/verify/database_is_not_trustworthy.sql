-- Assemblies are trusted by their hash. TRUSTWORTHY would trust whatever anybody with enough rights here creates.
SELECT [d].[name], [d].[is_trustworthy_on]
FROM [sys].[databases] AS [d]
WHERE [d].[database_id] = DB_ID()
  AND [d].[is_trustworthy_on] = 1;
