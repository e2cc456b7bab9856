-- Notes how far a consumer of changes has come. It never goes back, not within a transaction either: what comes late
-- only counts its rows.
CREATE PROCEDURE [dbo].[sp_AdvanceCdcCheckpoint]
    @ConsumerName    NVARCHAR (128),
    @CaptureInstance NVARCHAR (256),
    @LastLsn         BINARY (10),
    @RowsProcessed   BIGINT,
    @LastSequence    BINARY (10) = NULL
AS
BEGIN
    SET NOCOUNT ON;
    SET XACT_ABORT ON;

    BEGIN TRY
        BEGIN TRANSACTION;

        UPDATE [dbo].[CdcCheckpoints] WITH (UPDLOCK, HOLDLOCK)
        SET [LastSequence]  = CASE WHEN [LastLsn] < @LastLsn THEN @LastSequence
                                   WHEN [LastLsn] = @LastLsn AND ([LastSequence] IS NULL OR [LastSequence] < @LastSequence) THEN @LastSequence
                                   ELSE [LastSequence] END,
            [LastLsn]       = CASE WHEN [LastLsn] <= @LastLsn THEN @LastLsn ELSE [LastLsn] END,
            [RowsProcessed] = [RowsProcessed] + @RowsProcessed,
            [UpdatedAt]     = SYSUTCDATETIME()
        WHERE [ConsumerName] = @ConsumerName
          AND [CaptureInstance] = @CaptureInstance;

        IF @@ROWCOUNT = 0
            INSERT INTO [dbo].[CdcCheckpoints] ([ConsumerName], [CaptureInstance], [LastLsn], [LastSequence], [RowsProcessed])
            VALUES (@ConsumerName, @CaptureInstance, @LastLsn, @LastSequence, @RowsProcessed);

        COMMIT TRANSACTION;
    END TRY
    BEGIN CATCH
        IF XACT_STATE() <> 0 ROLLBACK TRANSACTION;
        THROW;
    END CATCH;
END;
