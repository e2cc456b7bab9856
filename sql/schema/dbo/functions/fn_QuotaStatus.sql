-- How much of its month's quotas a tenant has used up, an operation a row. Operations without a quota are not named.
CREATE FUNCTION [dbo].[fn_QuotaStatus] (@TenantId INT, @At DATETIME2 (7))
RETURNS TABLE
AS
RETURN
    SELECT
        [q].[OperationType],
        [q].[MonthlyLimit],
        ISNULL([u].[Quantity], 0)                      AS [UsedQuantity],
        [q].[MonthlyLimit] - ISNULL([u].[Quantity], 0) AS [RemainingQuantity],
        [q].[IsEnforced]
    FROM [dbo].[BillingTenantQuotas] AS [q]
    LEFT JOIN [dbo].[fn_UsageInPeriod](@TenantId, [dbo].[fn_MonthStart](@At), @At) AS [u]
        ON [u].[OperationType] = [q].[OperationType]
    WHERE [q].[TenantId] = @TenantId
      AND [q].[MonthlyLimit] IS NOT NULL;
