-- A tenant's use from one moment up to another, an operation a row.
CREATE FUNCTION [dbo].[fn_UsageInPeriod] (@TenantId INT, @From DATETIME2 (7), @To DATETIME2 (7))
RETURNS TABLE
AS
RETURN
    SELECT
        [l].[OperationType],
        COUNT_BIG(*)       AS [Uses],
        SUM([l].[Quantity])  AS [Quantity],
        SUM([l].[AmountUSD]) AS [AmountUSD]
    FROM [dbo].[BillingUsageLedger] AS [l] WITH (SNAPSHOT)
    WHERE [l].[TenantId] = @TenantId
      AND [l].[RecordedAt] >= @From
      AND [l].[RecordedAt] < @To
    GROUP BY [l].[OperationType];
