-- An active plan without a rate for an operation that others bill would bill it at nothing.
SELECT [p].[PlanCode], [o].[OperationType]
FROM [dbo].[BillingRatePlans] AS [p]
CROSS JOIN (SELECT DISTINCT [OperationType] FROM [dbo].[BillingOperationRates] WHERE [IsActive] = 1) AS [o]
WHERE [p].[IsActive] = 1
  AND NOT EXISTS (
      SELECT 1
      FROM [dbo].[BillingOperationRates] AS [r]
      WHERE [r].[PlanCode] = [p].[PlanCode]
        AND [r].[OperationType] = [o].[OperationType]
        AND [r].[IsActive] = 1);
