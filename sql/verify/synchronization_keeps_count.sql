-- class: rolled-back
-- What changed is queued once with its newest version; what was sent late stays pending; a checkpoint never goes back.
DECLARE @state BIGINT;
DECLARE @failures TABLE ([What] NVARCHAR (100) NOT NULL, [Found] NVARCHAR (100) NULL);

EXECUTE [dbo].[sp_CreateTenant] 2000000007, N'check-sync';
EXECUTE [dbo].[sp_QueueSync] 2000000007, N'Atom', 9000000000000000001;
EXECUTE [dbo].[sp_QueueSync] 2000000007, N'Atom', 9000000000000000001;
SELECT @state = [SyncStateId] FROM [dbo].[Neo4jSyncState] WHERE [TenantId] = 2000000007 AND [SourceVersion] = 2;
INSERT INTO @failures SELECT N'sp_QueueSync', NULL WHERE @state IS NULL;
INSERT INTO @failures SELECT N'fn_PendingSync', CAST(COUNT(*) AS NVARCHAR (40)) FROM [dbo].[fn_PendingSync](1000000, 5) AS [p] WHERE [p].[SyncStateId] = @state HAVING COUNT(*) <> 1;

EXECUTE [dbo].[sp_CompleteSync] @state, 1;
INSERT INTO @failures SELECT N'sp_CompleteSync, late', [SyncStatus] FROM [dbo].[Neo4jSyncState] WHERE [SyncStateId] = @state AND [SyncStatus] <> N'Pending';
EXECUTE [dbo].[sp_CompleteSync] @state, 2;
INSERT INTO @failures SELECT N'sp_CompleteSync', [SyncStatus] FROM [dbo].[Neo4jSyncState] WHERE [SyncStateId] = @state AND [SyncStatus] <> N'Synced';

EXECUTE [dbo].[sp_AdvanceCdcCheckpoint] N'check', N'check', 0x00000000000000000002, 5;
EXECUTE [dbo].[sp_AdvanceCdcCheckpoint] N'check', N'check', 0x00000000000000000001, 3;
INSERT INTO @failures SELECT N'sp_AdvanceCdcCheckpoint', CAST([RowsProcessed] AS NVARCHAR (40)) FROM [dbo].[CdcCheckpoints] WHERE [ConsumerName] = N'check' AND ([LastLsn] <> 0x00000000000000000002 OR [RowsProcessed] <> 8);

SELECT [What], [Found] FROM @failures;
