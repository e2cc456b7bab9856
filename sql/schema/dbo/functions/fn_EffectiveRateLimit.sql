-- How often a tenant may do an operation: by its own policy, or by the one for everybody.
CREATE FUNCTION [dbo].[fn_EffectiveRateLimit] (@TenantId INT, @OperationType NVARCHAR (50))
RETURNS TABLE
WITH SCHEMABINDING
AS
RETURN
    SELECT TOP (1) [p].[PolicyName], [p].[MaxRequests], [p].[WindowSeconds], [p].[BurstSize]
    FROM [dbo].[RateLimitPolicies] AS [p]
    WHERE [p].[OperationType] = @OperationType
      AND [p].[IsActive] = 1
      AND ([p].[TenantId] = @TenantId OR [p].[TenantId] IS NULL)
    ORDER BY CASE WHEN [p].[TenantId] IS NULL THEN 1 ELSE 0 END, [p].[PolicyId];
