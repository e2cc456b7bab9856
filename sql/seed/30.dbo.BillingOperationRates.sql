-- What a unit costs in each plan, after the plans they refer to. Equal rows stay untouched, and rows that are not
-- named here stay.
MERGE [dbo].[BillingOperationRates] AS [target]
USING (VALUES
    (N'standard', N'inference', N'token', CAST(0.000020 AS DECIMAL (18, 6)), CAST(1 AS BIT)),
    (N'standard', N'embedding', N'atom', CAST(0.000100 AS DECIMAL (18, 6)), CAST(1 AS BIT)),
    (N'standard', N'atomization', N'atom', CAST(0.000050 AS DECIMAL (18, 6)), CAST(1 AS BIT)),
    (N'professional', N'inference', N'token', CAST(0.000015 AS DECIMAL (18, 6)), CAST(1 AS BIT)),
    (N'professional', N'embedding', N'atom', CAST(0.000080 AS DECIMAL (18, 6)), CAST(1 AS BIT)),
    (N'professional', N'atomization', N'atom', CAST(0.000040 AS DECIMAL (18, 6)), CAST(1 AS BIT)),
    (N'enterprise', N'inference', N'token', CAST(0.000010 AS DECIMAL (18, 6)), CAST(1 AS BIT)),
    (N'enterprise', N'embedding', N'atom', CAST(0.000050 AS DECIMAL (18, 6)), CAST(1 AS BIT)),
    (N'enterprise', N'atomization', N'atom', CAST(0.000025 AS DECIMAL (18, 6)), CAST(1 AS BIT))
) AS [source] ([PlanCode], [OperationType], [UnitOfMeasure], [RateUSD], [IsActive])
    ON [target].[PlanCode] = [source].[PlanCode]
   AND [target].[OperationType] = [source].[OperationType]
WHEN MATCHED AND EXISTS (
        SELECT [source].[UnitOfMeasure], [source].[RateUSD], [source].[IsActive]
        EXCEPT
        SELECT [target].[UnitOfMeasure], [target].[RateUSD], [target].[IsActive])
    THEN UPDATE SET
        [UnitOfMeasure] = [source].[UnitOfMeasure],
        [RateUSD]       = [source].[RateUSD],
        [IsActive]      = [source].[IsActive]
WHEN NOT MATCHED BY TARGET
    THEN INSERT ([PlanCode], [OperationType], [UnitOfMeasure], [RateUSD], [IsActive])
         VALUES ([source].[PlanCode], [source].[OperationType], [source].[UnitOfMeasure], [source].[RateUSD], [source].[IsActive]);
