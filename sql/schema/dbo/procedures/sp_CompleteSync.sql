-- What became of sending one thing to Neo4j. A version that was sent while a newer one came stays pending; a failure is
-- counted and written down.
CREATE PROCEDURE [dbo].[sp_CompleteSync]
    @SyncStateId   BIGINT,
    @SyncedVersion BIGINT,
    @ErrorMessage  NVARCHAR (4000) = NULL,
    @ErrorCode     NVARCHAR (100)  = NULL
AS
BEGIN
    SET NOCOUNT ON;
    SET XACT_ABORT ON;

    DECLARE @now DATETIME2 (7) = SYSUTCDATETIME();

    BEGIN TRY
        BEGIN TRANSACTION;

        UPDATE [dbo].[Neo4jSyncState]
        SET [SyncStatus]    = CASE WHEN @ErrorMessage IS NOT NULL THEN N'Failed' WHEN [SourceVersion] > @SyncedVersion THEN N'Pending' ELSE N'Synced' END,
            [SyncedVersion] = CASE WHEN @ErrorMessage IS NULL THEN @SyncedVersion ELSE [SyncedVersion] END,
            [RetryCount]    = CASE WHEN @ErrorMessage IS NULL THEN 0 ELSE [RetryCount] + 1 END,
            [LastAttemptAt] = @now,
            [SyncedAt]      = CASE WHEN @ErrorMessage IS NULL THEN @now ELSE [SyncedAt] END
        WHERE [SyncStateId] = @SyncStateId;

        IF @@ROWCOUNT = 0
            THROW 50086, N'Nothing of that number is to be synchronized.', 1;

        INSERT INTO [dbo].[Neo4jSyncErrors] ([TenantId], [SyncStateId], [ErrorCode], [ErrorMessage], [AttemptNumber])
        SELECT [s].[TenantId], [s].[SyncStateId], @ErrorCode, @ErrorMessage, [s].[RetryCount]
        FROM [dbo].[Neo4jSyncState] AS [s]
        WHERE [s].[SyncStateId] = @SyncStateId
          AND @ErrorMessage IS NOT NULL;

        COMMIT TRANSACTION;
    END TRY
    BEGIN CATCH
        IF XACT_STATE() <> 0 ROLLBACK TRANSACTION;
        THROW;
    END CATCH;
END;
