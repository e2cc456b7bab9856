-- Every row that the release seeds is there, by its natural key.
SELECT [expected].[TableName], [expected].[RowKey]
FROM (VALUES
    (N'dbo.Tenants', N'0'),
    (N'dbo.Models', N'Llama 4'),
    (N'dbo.Models', N'Qwen 3'),
    (N'dbo.Models', N'Mistral'),
    (N'dbo.BillingRatePlans', N'standard'),
    (N'dbo.BillingRatePlans', N'professional'),
    (N'dbo.BillingRatePlans', N'enterprise'),
    (N'dbo.BillingOperationRates', N'standard/inference'),
    (N'dbo.BillingOperationRates', N'standard/embedding'),
    (N'dbo.BillingOperationRates', N'standard/atomization'),
    (N'dbo.BillingOperationRates', N'professional/inference'),
    (N'dbo.BillingOperationRates', N'professional/embedding'),
    (N'dbo.BillingOperationRates', N'professional/atomization'),
    (N'dbo.BillingOperationRates', N'enterprise/inference'),
    (N'dbo.BillingOperationRates', N'enterprise/embedding'),
    (N'dbo.BillingOperationRates', N'enterprise/atomization'),
    (N'dbo.DeduplicationPolicies', N'Default'),
    (N'dbo.DeduplicationPolicies', N'Strict'),
    (N'dbo.DeduplicationPolicies', N'Exact'),
    (N'dbo.SpatialProjectionAnchors', N'anchor-x'),
    (N'dbo.SpatialProjectionAnchors', N'anchor-y'),
    (N'dbo.SpatialProjectionAnchors', N'anchor-z')
) AS [expected] ([TableName], [RowKey])
EXCEPT
SELECT [found].[TableName], [found].[RowKey]
FROM (
    SELECT N'dbo.Tenants' AS [TableName], CAST([TenantId] AS NVARCHAR (20)) AS [RowKey] FROM [dbo].[Tenants]
    UNION ALL
    SELECT N'dbo.Models', [ModelName] FROM [dbo].[Models]
    UNION ALL
    SELECT N'dbo.BillingRatePlans', [PlanCode] FROM [dbo].[BillingRatePlans]
    UNION ALL
    SELECT N'dbo.BillingOperationRates', CONCAT([PlanCode], N'/', [OperationType]) FROM [dbo].[BillingOperationRates]
    UNION ALL
    SELECT N'dbo.DeduplicationPolicies', [PolicyName] FROM [dbo].[DeduplicationPolicies]
    UNION ALL
    SELECT N'dbo.SpatialProjectionAnchors', [AnchorName] FROM [dbo].[SpatialProjectionAnchors]
) AS [found];
