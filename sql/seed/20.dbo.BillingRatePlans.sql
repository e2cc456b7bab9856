-- The plans that every installation offers. Equal rows stay untouched, and rows that are not named here stay.
MERGE [dbo].[BillingRatePlans] AS [target]
USING (VALUES
    (N'standard', N'Standard', CAST(0 AS DECIMAL (18, 6)), CAST(1 AS BIT), CAST(1 AS BIT)),
    (N'professional', N'Professional', CAST(49 AS DECIMAL (18, 6)), CAST(0 AS BIT), CAST(1 AS BIT)),
    (N'enterprise', N'Enterprise', CAST(499 AS DECIMAL (18, 6)), CAST(0 AS BIT), CAST(1 AS BIT))
) AS [source] ([PlanCode], [PlanName], [MonthlyFeeUSD], [IsDefault], [IsActive])
    ON [target].[PlanCode] = [source].[PlanCode]
WHEN MATCHED AND EXISTS (
        SELECT [source].[PlanName], [source].[MonthlyFeeUSD], [source].[IsDefault], [source].[IsActive]
        EXCEPT
        SELECT [target].[PlanName], [target].[MonthlyFeeUSD], [target].[IsDefault], [target].[IsActive])
    THEN UPDATE SET
        [PlanName]      = [source].[PlanName],
        [MonthlyFeeUSD] = [source].[MonthlyFeeUSD],
        [IsDefault]     = [source].[IsDefault],
        [IsActive]      = [source].[IsActive]
WHEN NOT MATCHED BY TARGET
    THEN INSERT ([PlanCode], [PlanName], [MonthlyFeeUSD], [IsDefault], [IsActive])
         VALUES ([source].[PlanCode], [source].[PlanName], [source].[MonthlyFeeUSD], [source].[IsDefault], [source].[IsActive]);
