-- Without its broker the database keeps messages and delivers none; a restore switches it off.
SELECT [d].[name], [d].[is_broker_enabled]
FROM [sys].[databases] AS [d]
WHERE [d].[database_id] = DB_ID()
  AND [d].[is_broker_enabled] = 0;
