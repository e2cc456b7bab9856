-- Every row that the release seeds is there, by its natural key.
SELECT [expected].[TableName], [expected].[RowKey]
FROM (VALUES
    (N'dbo.Tenants', N'0'),
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
    (N'dbo.BillingPricingTiers', N'standard/inference'),
    (N'dbo.BillingPricingTiers', N'professional/inference'),
    (N'dbo.BillingPricingTiers', N'enterprise/inference'),
    (N'dbo.BillingPricingTiers', N'standard/embedding'),
    (N'dbo.BillingPricingTiers', N'professional/embedding'),
    (N'dbo.BillingPricingTiers', N'enterprise/embedding'),
    (N'dbo.DeduplicationPolicies', N'Default'),
    (N'dbo.DeduplicationPolicies', N'Strict'),
    (N'dbo.DeduplicationPolicies', N'Exact'),
    (N'dbo.SpatialProjectionAnchors', N'anchor-x'),
    (N'dbo.SpatialProjectionAnchors', N'anchor-y'),
    (N'dbo.SpatialProjectionAnchors', N'anchor-z'),
    (N'dbo.RateLimitPolicies', N'default-inference'),
    (N'dbo.RateLimitPolicies', N'default-embedding'),
    (N'dbo.RateLimitPolicies', N'default-atomization'),
    (N'dbo.FeedbackCategories', N'Answer'),
    (N'dbo.FeedbackCategories', N'Speed'),
    (N'dbo.FeedbackCategories', N'Error'),
    (N'dbo.FeedbackCategories', N'Wish'),
    (N'dbo.FeedbackCategories', N'Billing'),
    (N'dbo.SearchIndices', N'IX_AtomEmbeddings_Spatial'),
    (N'dbo.SearchIndices', N'IX_AtomEmbeddings_Bucket'),
    (N'dbo.SearchIndices', N'IX_ModelLayers_Weights'),
    (N'dbo.SpatialLandmarks', N'landmark-1'),
    (N'dbo.SpatialLandmarks', N'landmark-2'),
    (N'dbo.SpatialLandmarks', N'landmark-3'),
    (N'dbo.SpatialLandmarks', N'landmark-4'),
    (N'dbo.AlertConfigurations', N'Hybrid search is slow'),
    (N'dbo.AlertConfigurations', N'Spatial projection is slow'),
    (N'dbo.AlertConfigurations', N'Embedding insertion is slow'),
    (N'dbo.AlertConfigurations', N'Billing insert is slow'),
    (N'dbo.AgentTools', N'semantic-search'),
    (N'dbo.AgentTools', N'query-provenance'),
    (N'dbo.AgentTools', N'compare-embeddings'),
    (N'dbo.TokenVocabulary', N'default/<pad>'),
    (N'dbo.TokenVocabulary', N'default/<unk>'),
    (N'dbo.TokenVocabulary', N'default/<bos>'),
    (N'dbo.TokenVocabulary', N'default/<eos>'),
    (N'dbo.Models', N'default-embedding'),
    (N'dbo.Models', N'Llama 4'),
    (N'dbo.Models', N'Qwen 3'),
    (N'dbo.Models', N'Mistral')
) AS [expected] ([TableName], [RowKey])
EXCEPT
SELECT [found].[TableName], [found].[RowKey]
FROM (
    SELECT N'dbo.Tenants' AS [TableName], CAST([TenantId] AS NVARCHAR (20)) AS [RowKey] FROM [dbo].[Tenants]
    UNION ALL
    SELECT N'dbo.BillingRatePlans', [PlanCode] FROM [dbo].[BillingRatePlans]
    UNION ALL
    SELECT N'dbo.BillingOperationRates', CONCAT([PlanCode], N'/', [OperationType]) FROM [dbo].[BillingOperationRates]
    UNION ALL
    SELECT N'dbo.BillingPricingTiers', CONCAT([PlanCode], N'/', [OperationType]) FROM [dbo].[BillingPricingTiers]
    UNION ALL
    SELECT N'dbo.DeduplicationPolicies', [PolicyName] FROM [dbo].[DeduplicationPolicies]
    UNION ALL
    SELECT N'dbo.SpatialProjectionAnchors', [AnchorName] FROM [dbo].[SpatialProjectionAnchors]
    UNION ALL
    SELECT N'dbo.RateLimitPolicies', [PolicyName] FROM [dbo].[RateLimitPolicies]
    UNION ALL
    SELECT N'dbo.FeedbackCategories', [CategoryName] FROM [dbo].[FeedbackCategories]
    UNION ALL
    SELECT N'dbo.SearchIndices', [IndexName] FROM [dbo].[SearchIndices]
    UNION ALL
    SELECT N'dbo.SpatialLandmarks', [LandmarkName] FROM [dbo].[SpatialLandmarks]
    UNION ALL
    SELECT N'dbo.AlertConfigurations', [AlertName] FROM [dbo].[AlertConfigurations]
    UNION ALL
    SELECT N'dbo.AgentTools', [ToolName] FROM [dbo].[AgentTools]
    UNION ALL
    SELECT N'dbo.TokenVocabulary', CONCAT([VocabularyName], N'/', [TokenText]) FROM [dbo].[TokenVocabulary]
    UNION ALL
    SELECT N'dbo.Models', [ModelName] FROM [dbo].[Models]
) AS [found];
