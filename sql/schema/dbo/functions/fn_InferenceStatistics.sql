-- A tenant's requests since a moment, model by model: how many, how many failed, how long they took.
CREATE FUNCTION [dbo].[fn_InferenceStatistics] (@TenantId INT, @Since DATETIME2 (7))
RETURNS TABLE
WITH SCHEMABINDING
AS
RETURN
    SELECT
        [r].[ModelId],
        COUNT_BIG(*)                                                        AS [Requests],
        SUM(CASE WHEN [r].[Status] = N'Failed' THEN 1 ELSE 0 END)           AS [Failures],
        AVG(CAST([r].[TotalDurationMs] AS FLOAT))                           AS [MeanDurationMs],
        MAX([r].[TotalDurationMs])                                          AS [MaxDurationMs]
    FROM [dbo].[InferenceRequests] AS [r]
    WHERE [r].[TenantId] = @TenantId
      AND [r].[RequestTimestamp] >= @Since
    GROUP BY [r].[ModelId];
