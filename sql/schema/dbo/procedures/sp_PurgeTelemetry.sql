-- Deletes what was measured and logged more than so many days ago: telemetry, counters, spatial queries, search results
-- and alerts that are resolved. In batches, each a transaction of its own; running it again goes on.
CREATE PROCEDURE [dbo].[sp_PurgeTelemetry]
    @RetentionDays INT = 30,
    @BatchSize     INT = 5000
AS
BEGIN
    SET NOCOUNT ON;
    SET XACT_ABORT ON;

    DECLARE @before   DATETIME2 (7),
            @batch    INT,
            @events   BIGINT = 0,
            @counters BIGINT = 0,
            @searches BIGINT = 0,
            @alerts   BIGINT = 0;

    BEGIN TRY
        IF @RetentionDays < 1 OR @BatchSize < 1
            THROW 50090, N'Days and batch size are at least 1.', 1;

        SET @before = DATEADD(DAY, -@RetentionDays, SYSUTCDATETIME());

        SET @batch = 1;
        WHILE @batch > 0
        BEGIN
            DELETE TOP (@BatchSize) FROM [dbo].[TelemetryEvents] WHERE [OccurredAt] < @before;
            SET @batch = @@ROWCOUNT;
            SET @events += @batch;
        END;

        SET @batch = 1;
        WHILE @batch > 0
        BEGIN
            DELETE TOP (@BatchSize) FROM [dbo].[PerformanceCounters] WHERE [SampledAt] < @before;
            SET @batch = @@ROWCOUNT;
            SET @counters += @batch;
        END;

        SET @batch = 1;
        WHILE @batch > 0
        BEGIN
            DELETE TOP (@BatchSize) FROM [dbo].[SpatialQueries] WHERE [ExecutedAt] < @before;
            SET @batch = @@ROWCOUNT;
            SET @searches += @batch;
        END;

        SET @batch = 1;
        WHILE @batch > 0
        BEGIN
            DELETE TOP (@BatchSize) FROM [dbo].[SearchResults] WHERE [CreatedAt] < @before;
            SET @batch = @@ROWCOUNT;
            SET @searches += @batch;
        END;

        SET @batch = 1;
        WHILE @batch > 0
        BEGIN
            DELETE TOP (@BatchSize) FROM [dbo].[AlertHistory] WHERE [ResolvedAt] < @before;
            SET @batch = @@ROWCOUNT;
            SET @alerts += @batch;
        END;

        SELECT @events AS [EventsDeleted], @counters AS [CountersDeleted], @searches AS [SearchesDeleted], @alerts AS [AlertsDeleted];
    END TRY
    BEGIN CATCH
        IF XACT_STATE() <> 0 ROLLBACK TRANSACTION;
        THROW;
    END CATCH;
END;
