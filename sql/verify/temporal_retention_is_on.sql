-- Restoring to a point in time switches the clean-up of history off for the whole database, without a word.
SELECT [d].[name], [d].[is_temporal_history_retention_enabled]
FROM [sys].[databases] AS [d]
WHERE [d].[database_id] = DB_ID()
  AND [d].[is_temporal_history_retention_enabled] = 0;
