-- Closes an operation and its stream, and validates it.
CREATE PROCEDURE [dbo].[sp_CompleteOperation]
    @TenantId    INT,
    @OperationId UNIQUEIDENTIFIER
AS
BEGIN
    SET NOCOUNT ON;
    SET XACT_ABORT ON;

    DECLARE @streamId UNIQUEIDENTIFIER,
            @now      DATETIME2 (7) = SYSUTCDATETIME();

    BEGIN TRY
        BEGIN TRANSACTION;

        UPDATE [provenance].[OperationProvenance]
        SET @streamId     = [StreamId],
            [CompletedAt] = @now
        WHERE [OperationId] = @OperationId
          AND [TenantId] = @TenantId
          AND [CompletedAt] IS NULL;

        IF @@ROWCOUNT = 0
            THROW 50085, N'The tenant has no open operation of that number.', 1;

        UPDATE [provenance].[GenerationStreams]
        SET [CompletedAt] = @now
        WHERE [StreamId] = @streamId
          AND [TenantId] = @TenantId
          AND [CompletedAt] IS NULL;

        COMMIT TRANSACTION;

        EXECUTE [dbo].[sp_ValidateOperation] @TenantId, @OperationId;
    END TRY
    BEGIN CATCH
        IF XACT_STATE() <> 0 ROLLBACK TRANSACTION;
        THROW;
    END CATCH;
END;
