-- What part of the list price a quantity costs by a plan's tiers. Each tier's factor holds for what lies beyond its
-- threshold only: nobody pays less for more.
CREATE FUNCTION [dbo].[fn_TierFactor] (@PlanCode NVARCHAR (64), @OperationType NVARCHAR (50), @Quantity DECIMAL (18, 6))
RETURNS TABLE
WITH SCHEMABINDING
AS
RETURN
    SELECT CASE WHEN @Quantity > 0 THEN SUM([slice].[Quantity] * CAST([slice].[RateFactor] AS FLOAT)) / @Quantity ELSE 1 END AS [Factor]
    FROM (
        SELECT
            [t].[RateFactor],
            CAST(CASE
                WHEN @Quantity <= [t].[FromQuantity] THEN 0
                WHEN [t].[NextFrom] IS NULL OR @Quantity < [t].[NextFrom] THEN @Quantity - [t].[FromQuantity]
                ELSE [t].[NextFrom] - [t].[FromQuantity]
            END AS FLOAT) AS [Quantity]
        FROM (
            SELECT [all].[FromQuantity], [all].[RateFactor], LEAD([all].[FromQuantity]) OVER (ORDER BY [all].[FromQuantity]) AS [NextFrom]
            FROM (
                SELECT [p].[FromQuantity], [p].[RateFactor]
                FROM [dbo].[BillingPricingTiers] AS [p]
                WHERE [p].[PlanCode] = @PlanCode
                  AND [p].[OperationType] = @OperationType
                UNION ALL
                SELECT CAST(0 AS DECIMAL (18, 6)), CAST(1 AS DECIMAL (9, 6))
                WHERE NOT EXISTS (
                    SELECT 1
                    FROM [dbo].[BillingPricingTiers] AS [z]
                    WHERE [z].[PlanCode] = @PlanCode
                      AND [z].[OperationType] = @OperationType
                      AND [z].[FromQuantity] = 0)
            ) AS [all]
        ) AS [t]
    ) AS [slice];
