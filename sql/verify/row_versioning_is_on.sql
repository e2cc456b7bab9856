-- Readers do not wait for writers, and statements on tables in memory need no hint inside a transaction.
SELECT [d].[is_read_committed_snapshot_on], [d].[snapshot_isolation_state_desc], [d].[is_memory_optimized_elevate_to_snapshot_on]
FROM [sys].[databases] AS [d]
WHERE [d].[database_id] = DB_ID()
  AND ([d].[is_read_committed_snapshot_on] = 0
       OR [d].[snapshot_isolation_state] <> 1
       OR [d].[is_memory_optimized_elevate_to_snapshot_on] = 0);
