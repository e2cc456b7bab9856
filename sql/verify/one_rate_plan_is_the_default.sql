-- A tenant without a plan pays by the default one, so there is exactly one and it is active.
SELECT COUNT(*) AS [DefaultPlans]
FROM [dbo].[BillingRatePlans]
WHERE [IsDefault] = 1
  AND [IsActive] = 1
HAVING COUNT(*) <> 1;
