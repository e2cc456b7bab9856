-- The queries that took the most time altogether since a moment, from what dbo.sp_AnalyzeQueryPerformance has kept.
CREATE FUNCTION [dbo].[fn_SlowestQueries] (@Since DATETIME2 (7), @TopK INT)
RETURNS TABLE
WITH SCHEMABINDING
AS
RETURN
    SELECT TOP (@TopK)
        [m].[QueryHash],
        MAX([m].[ObjectName])                                       AS [ObjectName],
        SUM([m].[ExecutionCount])                                   AS [Executions],
        SUM([m].[ExecutionCount] * [m].[AverageDurationMs])         AS [TotalDurationMs],
        MAX([m].[MaxDurationMs])                                    AS [MaxDurationMs]
    FROM [dbo].[QueryPerformanceMetrics] AS [m]
    WHERE [m].[CapturedAt] >= @Since
    GROUP BY [m].[QueryHash]
    ORDER BY SUM([m].[ExecutionCount] * [m].[AverageDurationMs]) DESC;
