-- What waits for a person's decision, the riskiest first.
CREATE FUNCTION [dbo].[fn_PendingApprovals] (@TenantId INT)
RETURNS TABLE
WITH SCHEMABINDING
AS
RETURN
    SELECT [a].[ActionId], [a].[CycleId], [a].[ActionType], [a].[RiskLevel], [a].[Parameters], [a].[Rationale], [a].[ProposedAt]
    FROM [dbo].[PendingActions] AS [a]
    WHERE [a].[TenantId] = @TenantId
      AND [a].[Status] = N'Pending';
