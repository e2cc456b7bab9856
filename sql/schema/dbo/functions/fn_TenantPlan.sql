-- The plan that a tenant has at a moment: of its subscription, or the default plan.
CREATE FUNCTION [dbo].[fn_TenantPlan] (@TenantId INT, @At DATETIME2 (7))
RETURNS TABLE
WITH SCHEMABINDING
AS
RETURN
    SELECT TOP (1) [p].[PlanCode], [p].[MonthlyFeeUSD], [s].[SubscriptionId]
    FROM [dbo].[BillingRatePlans] AS [p]
    LEFT JOIN [dbo].[TenantSubscriptions] AS [s]
        ON [s].[PlanCode] = [p].[PlanCode]
       AND [s].[TenantId] = @TenantId
       AND [s].[StartsAt] <= @At
       AND ([s].[EndsAt] IS NULL OR [s].[EndsAt] > @At)
    WHERE [p].[IsActive] = 1
      AND ([s].[SubscriptionId] IS NOT NULL OR [p].[IsDefault] = 1)
    ORDER BY CASE WHEN [s].[SubscriptionId] IS NULL THEN 1 ELSE 0 END, [s].[StartsAt] DESC;
