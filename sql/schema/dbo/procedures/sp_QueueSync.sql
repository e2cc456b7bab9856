-- Notes that something changed and has to go to Neo4j: a thing that waits already waits with its newest version.
CREATE PROCEDURE [dbo].[sp_QueueSync]
    @TenantId   INT,
    @EntityType NVARCHAR (50),
    @EntityId   BIGINT
AS
BEGIN
    SET NOCOUNT ON;
    SET XACT_ABORT ON;

    BEGIN TRY
        BEGIN TRANSACTION;

        UPDATE [dbo].[Neo4jSyncState] WITH (UPDLOCK, HOLDLOCK)
        SET [SourceVersion] = [SourceVersion] + 1,
            [SyncStatus]    = N'Pending',
            [RetryCount]    = 0
        WHERE [EntityType] = @EntityType
          AND [EntityId] = @EntityId
          AND [TenantId] = @TenantId;

        IF @@ROWCOUNT = 0
            INSERT INTO [dbo].[Neo4jSyncState] ([TenantId], [EntityType], [EntityId], [SourceVersion])
            VALUES (@TenantId, @EntityType, @EntityId, 1);

        COMMIT TRANSACTION;
    END TRY
    BEGIN CATCH
        IF XACT_STATE() <> 0 ROLLBACK TRANSACTION;
        THROW;
    END CATCH;
END;
