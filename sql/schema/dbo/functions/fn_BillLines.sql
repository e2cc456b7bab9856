-- The lines of a tenant's bill for a period: the plan's fee, and each operation's amount less what the tiers take off.
CREATE FUNCTION [dbo].[fn_BillLines] (@TenantId INT, @From DATETIME2 (7), @To DATETIME2 (7))
RETURNS TABLE
AS
RETURN
    SELECT
        CAST(N'plan' AS NVARCHAR (50))      AS [OperationType],
        CAST(1 AS DECIMAL (18, 6))          AS [Quantity],
        [p].[MonthlyFeeUSD]                 AS [ListUSD],
        [p].[MonthlyFeeUSD]                 AS [AmountUSD]
    FROM [dbo].[fn_TenantPlan](@TenantId, @From) AS [p]
    WHERE [p].[MonthlyFeeUSD] > 0
    UNION ALL
    SELECT
        [u].[OperationType],
        CAST([u].[Quantity] AS DECIMAL (18, 6)),
        CAST([u].[AmountUSD] AS DECIMAL (18, 6)),
        CAST(ROUND([u].[AmountUSD] * ISNULL([t].[Factor], 1), 6) AS DECIMAL (18, 6))
    FROM [dbo].[fn_UsageInPeriod](@TenantId, @From, @To) AS [u]
    OUTER APPLY [dbo].[fn_OperationRate](@TenantId, [u].[OperationType], @From) AS [r]
    OUTER APPLY [dbo].[fn_TierFactor]([r].[PlanCode], [u].[OperationType], CAST([u].[Quantity] AS DECIMAL (18, 6))) AS [t];
