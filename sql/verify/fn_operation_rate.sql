-- A tenant that is not known pays by the default plan.
SELECT [p].[PlanCode], [e].[RateUSD] AS [Expected], [r].[RateUSD] AS [Found]
FROM [dbo].[BillingRatePlans] AS [p]
INNER JOIN [dbo].[BillingOperationRates] AS [e]
    ON [e].[PlanCode] = [p].[PlanCode]
   AND [e].[OperationType] = N'inference'
OUTER APPLY [dbo].[fn_OperationRate](-1, N'inference', SYSUTCDATETIME()) AS [r]
WHERE [p].[IsDefault] = 1
  AND ([r].[RateUSD] IS NULL OR [r].[RateUSD] <> [e].[RateUSD] OR [r].[PlanCode] <> [p].[PlanCode]);
