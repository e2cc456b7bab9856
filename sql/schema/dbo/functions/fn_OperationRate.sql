-- The price of an operation's unit for a tenant: by the plan of its quota for this operation, else of its
-- subscription, else by the default plan.
CREATE FUNCTION [dbo].[fn_OperationRate] (@TenantId INT, @OperationType NVARCHAR (50), @At DATETIME2 (7))
RETURNS TABLE
WITH SCHEMABINDING
AS
RETURN
    SELECT TOP (1) [r].[PlanCode], [r].[UnitOfMeasure], [r].[RateUSD]
    FROM [dbo].[BillingOperationRates] AS [r]
    INNER JOIN [dbo].[BillingRatePlans] AS [p] ON [p].[PlanCode] = [r].[PlanCode]
    LEFT JOIN [dbo].[BillingTenantQuotas] AS [q]
        ON [q].[PlanCode] = [r].[PlanCode]
       AND [q].[OperationType] = [r].[OperationType]
       AND [q].[TenantId] = @TenantId
    LEFT JOIN [dbo].[TenantSubscriptions] AS [s]
        ON [s].[PlanCode] = [r].[PlanCode]
       AND [s].[TenantId] = @TenantId
       AND [s].[StartsAt] <= @At
       AND ([s].[EndsAt] IS NULL OR [s].[EndsAt] > @At)
    WHERE [r].[OperationType] = @OperationType
      AND [r].[IsActive] = 1
      AND [p].[IsActive] = 1
      AND ([q].[TenantId] IS NOT NULL OR [s].[SubscriptionId] IS NOT NULL OR [p].[IsDefault] = 1)
    ORDER BY
        CASE WHEN [q].[TenantId] IS NOT NULL THEN 0 WHEN [s].[SubscriptionId] IS NOT NULL THEN 1 ELSE 2 END,
        [s].[StartsAt] DESC;
