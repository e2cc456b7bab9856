-- One cycle of the loop at a glance: its phase, what it proposed and did, and what came of it.
CREATE FUNCTION [dbo].[fn_CycleSummary] (@TenantId INT, @CycleId UNIQUEIDENTIFIER)
RETURNS TABLE
WITH SCHEMABINDING
AS
RETURN
    SELECT
        [s].[Phase], [s].[StartedAt], [s].[CompletedAt],
        (SELECT COUNT(*) FROM [dbo].[PendingActions] AS [a] WHERE [a].[CycleId] = [s].[CycleId])                                  AS [Proposed],
        (SELECT COUNT(*) FROM [dbo].[PendingActions] AS [a] WHERE [a].[CycleId] = [s].[CycleId] AND [a].[Status] = N'Executed')   AS [Executed],
        (SELECT MAX([o].[Delta]) FROM [dbo].[LearningOutcomes] AS [o] WHERE [o].[CycleId] = [s].[CycleId] AND [o].[MetricName] = N'failureRate') AS [FailureRateDelta]
    FROM [dbo].[OODALoopState] AS [s]
    WHERE [s].[CycleId] = @CycleId
      AND [s].[TenantId] = @TenantId;
