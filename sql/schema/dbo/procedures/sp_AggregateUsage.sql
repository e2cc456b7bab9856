-- Sums up the ledger of one day, each tenant's operations, into dbo.UsageStatistics. A day that is summed up again is
-- replaced where its figures differ.
CREATE PROCEDURE [dbo].[sp_AggregateUsage]
    @Day DATE = NULL
AS
BEGIN
    SET NOCOUNT ON;
    SET XACT_ABORT ON;

    DECLARE @from DATETIME2 (7),
            @to   DATETIME2 (7);

    DECLARE @sums TABLE
    (
        [TenantId]          INT             NOT NULL,
        [OperationType]     NVARCHAR (50)   NOT NULL,
        [RequestCount]      BIGINT          NOT NULL,
        [TotalQuantity]     DECIMAL (18, 6) NOT NULL,
        [TotalAmountUSD]    DECIMAL (18, 6) NOT NULL,
        [AverageDurationMs] FLOAT           NULL,
        PRIMARY KEY ([TenantId], [OperationType])
    );

    BEGIN TRY
        SET @from = CAST(ISNULL(@Day, CAST(DATEADD(DAY, -1, SYSUTCDATETIME()) AS DATE)) AS DATETIME2 (7));
        SET @to = DATEADD(DAY, 1, @from);

        INSERT INTO @sums ([TenantId], [OperationType], [RequestCount], [TotalQuantity], [TotalAmountUSD], [AverageDurationMs])
        SELECT [used].[TenantId], [used].[OperationType], [used].[Uses], [used].[Quantity], [used].[AmountUSD], [asked].[MeanDurationMs]
        FROM (
            SELECT [l].[TenantId], [l].[OperationType], COUNT_BIG(*) AS [Uses], SUM([l].[Quantity]) AS [Quantity], SUM([l].[AmountUSD]) AS [AmountUSD]
            FROM [dbo].[BillingUsageLedger] AS [l] WITH (SNAPSHOT)
            WHERE [l].[RecordedAt] >= @from
              AND [l].[RecordedAt] < @to
            GROUP BY [l].[TenantId], [l].[OperationType]
        ) AS [used]
        LEFT JOIN (
            -- Only inferences are timed.
            SELECT [r].[TenantId], AVG(CAST([r].[TotalDurationMs] AS FLOAT)) AS [MeanDurationMs]
            FROM [dbo].[InferenceRequests] AS [r]
            WHERE [r].[RequestTimestamp] >= @from
              AND [r].[RequestTimestamp] < @to
            GROUP BY [r].[TenantId]
        ) AS [asked]
            ON [asked].[TenantId] = [used].[TenantId]
           AND [used].[OperationType] = N'inference';

        BEGIN TRANSACTION;

        UPDATE [u]
        SET [RequestCount]      = [s].[RequestCount],
            [TotalQuantity]     = [s].[TotalQuantity],
            [TotalAmountUSD]    = [s].[TotalAmountUSD],
            [AverageDurationMs] = [s].[AverageDurationMs],
            [ComputedAt]        = SYSUTCDATETIME()
        FROM [dbo].[UsageStatistics] AS [u]
        INNER JOIN @sums AS [s]
            ON [s].[TenantId] = [u].[TenantId]
           AND [s].[OperationType] = [u].[OperationType]
        WHERE [u].[PeriodStart] = @from
          AND EXISTS (
              SELECT [s].[RequestCount], [s].[TotalQuantity], [s].[TotalAmountUSD], [s].[AverageDurationMs]
              EXCEPT
              SELECT [u].[RequestCount], [u].[TotalQuantity], [u].[TotalAmountUSD], [u].[AverageDurationMs]);

        INSERT INTO [dbo].[UsageStatistics]
            ([TenantId], [OperationType], [PeriodStart], [RequestCount], [TotalQuantity], [TotalAmountUSD], [AverageDurationMs])
        SELECT [s].[TenantId], [s].[OperationType], @from, [s].[RequestCount], [s].[TotalQuantity], [s].[TotalAmountUSD], [s].[AverageDurationMs]
        FROM @sums AS [s]
        WHERE NOT EXISTS (
            SELECT 1
            FROM [dbo].[UsageStatistics] AS [u]
            WHERE [u].[TenantId] = [s].[TenantId]
              AND [u].[OperationType] = [s].[OperationType]
              AND [u].[PeriodStart] = @from);

        COMMIT TRANSACTION;
    END TRY
    BEGIN CATCH
        IF XACT_STATE() <> 0 ROLLBACK TRANSACTION;
        THROW;
    END CATCH;
END;
