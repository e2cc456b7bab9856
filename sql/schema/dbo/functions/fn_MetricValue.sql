-- What a metric came to in the last minutes: the mean of its samples, NULL where there are none. Alerts compare it with
-- their threshold.
CREATE FUNCTION [dbo].[fn_MetricValue] (@MetricName NVARCHAR (128), @WindowMinutes INT)
RETURNS TABLE
WITH SCHEMABINDING
AS
RETURN
    SELECT AVG([c].[CounterValue]) AS [MetricValue], COUNT(*) AS [Samples]
    FROM [dbo].[PerformanceCounters] AS [c]
    WHERE [c].[CounterName] = @MetricName
      AND [c].[SampledAt] >= DATEADD(MINUTE, -@WindowMinutes, SYSUTCDATETIME());
