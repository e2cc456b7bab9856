-- Deletes finished inferences, cached answers and logged errors that are older than so many days. In batches, each
-- a transaction of its own, so that neither locks nor the log grow with the backlog; running it again goes on.
CREATE PROCEDURE [dbo].[sp_PurgeOldData]
    @RetentionDays INT = 90,
    @BatchSize     INT = 5000
AS
BEGIN
    SET NOCOUNT ON;
    SET XACT_ABORT ON;

    DECLARE @before     DATETIME2 (7),
            @batch      INT,
            @inferences BIGINT = 0,
            @cached     BIGINT = 0,
            @errors     BIGINT = 0;

    DECLARE @old TABLE ([InferenceId] BIGINT NOT NULL PRIMARY KEY);

    BEGIN TRY
        IF @RetentionDays < 1 OR @BatchSize < 1
            THROW 50090, N'Days and batch size are at least 1.', 1;

        SET @before = DATEADD(DAY, -@RetentionDays, SYSUTCDATETIME());
        SET @batch = 1;

        WHILE @batch > 0
        BEGIN
            DELETE FROM @old;

            BEGIN TRANSACTION;

            INSERT INTO @old ([InferenceId])
            SELECT TOP (@BatchSize) [InferenceId]
            FROM [dbo].[InferenceRequests]
            WHERE [RequestTimestamp] < @before
              AND [Status] IN (N'Completed', N'Failed')
            ORDER BY [RequestTimestamp];
            SET @batch = @@ROWCOUNT;

            DELETE FROM [dbo].[InferenceFeedback] WHERE [InferenceId] IN (SELECT [InferenceId] FROM @old);
            DELETE FROM [dbo].[InferenceSteps] WHERE [InferenceId] IN (SELECT [InferenceId] FROM @old);
            DELETE FROM [dbo].[InferenceRequests] WHERE [InferenceId] IN (SELECT [InferenceId] FROM @old);

            COMMIT TRANSACTION;
            SET @inferences += @batch;
        END;

        SET @batch = 1;
        WHILE @batch > 0
        BEGIN
            DELETE TOP (@BatchSize) FROM [dbo].[InferenceCache] WITH (SNAPSHOT)
            WHERE [LastAccessedUtc] < @before;
            SET @batch = @@ROWCOUNT;
            SET @cached += @batch;
        END;

        SET @batch = 1;
        WHILE @batch > 0
        BEGIN
            DELETE TOP (@BatchSize) FROM [dbo].[ErrorLog]
            WHERE [OccurredAt] < @before;
            SET @batch = @@ROWCOUNT;
            SET @errors += @batch;
        END;

        SELECT
            @inferences AS [InferencesDeleted],
            @cached     AS [CachedAnswersDeleted],
            @errors     AS [ErrorsDeleted];
    END TRY
    BEGIN CATCH
        IF XACT_STATE() <> 0 ROLLBACK TRANSACTION;
        THROW;
    END CATCH;
END;
