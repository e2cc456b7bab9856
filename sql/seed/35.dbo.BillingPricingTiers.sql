-- Cheaper from so many units a month on, after the rates they refer to. Equal rows stay untouched, and rows that are
-- not named here stay.
MERGE [dbo].[BillingPricingTiers] AS [target]
USING (VALUES
    (N'standard', N'inference', CAST(10000000 AS DECIMAL (18, 6)), CAST(0.900000 AS DECIMAL (9, 6))),
    (N'standard', N'inference', CAST(100000000 AS DECIMAL (18, 6)), CAST(0.800000 AS DECIMAL (9, 6))),
    (N'professional', N'inference', CAST(10000000 AS DECIMAL (18, 6)), CAST(0.900000 AS DECIMAL (9, 6))),
    (N'professional', N'inference', CAST(100000000 AS DECIMAL (18, 6)), CAST(0.800000 AS DECIMAL (9, 6))),
    (N'enterprise', N'inference', CAST(10000000 AS DECIMAL (18, 6)), CAST(0.900000 AS DECIMAL (9, 6))),
    (N'enterprise', N'inference', CAST(100000000 AS DECIMAL (18, 6)), CAST(0.800000 AS DECIMAL (9, 6))),
    (N'standard', N'embedding', CAST(1000000 AS DECIMAL (18, 6)), CAST(0.900000 AS DECIMAL (9, 6))),
    (N'professional', N'embedding', CAST(1000000 AS DECIMAL (18, 6)), CAST(0.900000 AS DECIMAL (9, 6))),
    (N'enterprise', N'embedding', CAST(1000000 AS DECIMAL (18, 6)), CAST(0.900000 AS DECIMAL (9, 6)))
) AS [source] ([PlanCode], [OperationType], [FromQuantity], [RateFactor])
    ON [target].[PlanCode] = [source].[PlanCode]
   AND [target].[OperationType] = [source].[OperationType]
   AND [target].[FromQuantity] = [source].[FromQuantity]
WHEN MATCHED AND EXISTS (
        SELECT [source].[RateFactor]
        EXCEPT
        SELECT [target].[RateFactor])
    THEN UPDATE SET
        [RateFactor] = [source].[RateFactor]
WHEN NOT MATCHED BY TARGET
    THEN INSERT ([PlanCode], [OperationType], [FromQuantity], [RateFactor])
         VALUES ([source].[PlanCode], [source].[OperationType], [source].[FromQuantity], [source].[RateFactor]);
