-- Writes down an event, and its duration as a sample of the metric that alerts look at.
CREATE PROCEDURE [dbo].[sp_RecordTelemetry]
    @EventName   NVARCHAR (128),
    @DurationMs  INT              = NULL,
    @TenantId    INT              = NULL,
    @SessionId   UNIQUEIDENTIFIER = NULL,
    @OperationId NVARCHAR (64)    = NULL,
    @MetricName  NVARCHAR (128)   = NULL
AS
BEGIN
    SET NOCOUNT ON;
    SET XACT_ABORT ON;

    BEGIN TRY
        BEGIN TRANSACTION;

        INSERT INTO [dbo].[TelemetryEvents] ([TenantId], [EventName], [SessionId], [OperationId], [DurationMs])
        VALUES (@TenantId, @EventName, @SessionId, @OperationId, @DurationMs);

        INSERT INTO [dbo].[PerformanceCounters] ([CounterName], [CounterValue])
        SELECT @MetricName, @DurationMs
        WHERE @MetricName IS NOT NULL
          AND @DurationMs IS NOT NULL;

        COMMIT TRANSACTION;
    END TRY
    BEGIN CATCH
        IF XACT_STATE() <> 0 ROLLBACK TRANSACTION;
        THROW;
    END CATCH;
END;
