-- How a metric of the loop developed from cycle to cycle, with the mean of the last five.
CREATE FUNCTION [dbo].[fn_LearningTrend] (@TenantId INT, @MetricName NVARCHAR (100))
RETURNS TABLE
WITH SCHEMABINDING
AS
RETURN
    SELECT
        [o].[CycleId], [o].[MeasuredAt], [o].[BaselineValue], [o].[ObservedValue], [o].[Delta],
        AVG([o].[ObservedValue]) OVER (ORDER BY [o].[MeasuredAt], [o].[OutcomeId] ROWS 4 PRECEDING) AS [MeanOfFive]
    FROM [dbo].[LearningOutcomes] AS [o]
    WHERE [o].[TenantId] = @TenantId
      AND [o].[MetricName] = @MetricName;
