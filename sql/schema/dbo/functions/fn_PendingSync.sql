-- What the Neo4j worker has to send next: new things first, then those that failed less than so often, after a pause
-- that doubles with every try.
CREATE FUNCTION [dbo].[fn_PendingSync] (@MaxRows INT, @MaxRetries INT)
RETURNS TABLE
WITH SCHEMABINDING
AS
RETURN
    SELECT TOP (@MaxRows) [s].[SyncStateId], [s].[TenantId], [s].[EntityType], [s].[EntityId], [s].[SourceVersion], [s].[RetryCount]
    FROM [dbo].[Neo4jSyncState] AS [s]
    WHERE [s].[SyncStatus] = N'Pending'
       OR ([s].[SyncStatus] = N'Failed'
           AND [s].[RetryCount] < @MaxRetries
           AND [s].[LastAttemptAt] < DATEADD(SECOND, -POWER(2, CASE WHEN [s].[RetryCount] > 12 THEN 12 ELSE [s].[RetryCount] END), SYSUTCDATETIME()))
    ORDER BY [s].[RetryCount], [s].[SyncStateId];
