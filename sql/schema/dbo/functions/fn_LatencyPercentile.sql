-- The duration that so large a share of a tenant's completed requests since a moment stayed within (0.95 for the 95th
-- percentile).
CREATE FUNCTION [dbo].[fn_LatencyPercentile] (@TenantId INT, @Since DATETIME2 (7), @Share FLOAT)
RETURNS TABLE
WITH SCHEMABINDING
AS
RETURN
    SELECT MIN([ranked].[TotalDurationMs]) AS [DurationMs]
    FROM (
        SELECT [r].[TotalDurationMs], CUME_DIST() OVER (ORDER BY [r].[TotalDurationMs]) AS [Share]
        FROM [dbo].[InferenceRequests] AS [r]
        WHERE [r].[TenantId] = @TenantId
          AND [r].[RequestTimestamp] >= @Since
          AND [r].[Status] = N'Completed'
          AND [r].[TotalDurationMs] IS NOT NULL
    ) AS [ranked]
    WHERE [ranked].[Share] >= @Share;
