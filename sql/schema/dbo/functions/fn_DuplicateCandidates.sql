-- The embeddings that are as good as the same as one of a tenant by a deduplication policy: near in space where the
-- policy says how near, and no less alike than it asks.
CREATE FUNCTION [dbo].[fn_DuplicateCandidates] (@TenantId INT, @AtomEmbeddingId BIGINT, @PolicyName NVARCHAR (128))
RETURNS TABLE
AS
RETURN
    SELECT [other].[AtomEmbeddingId], [other].[AtomId], 1 - [d].[Distance] AS [Similarity]
    FROM [dbo].[DeduplicationPolicies] AS [p]
    INNER JOIN [dbo].[AtomEmbeddings] AS [one]
        ON [one].[AtomEmbeddingId] = @AtomEmbeddingId
       AND [one].[TenantId] = @TenantId
    INNER JOIN [dbo].[AtomEmbeddings] AS [other]
        ON [other].[TenantId] = @TenantId
       AND [other].[AtomId] <> [one].[AtomId]
       AND [other].[SpatialKey].STDistance([one].[SpatialKey]) <= ISNULL([p].[SpatialThreshold], 25)
    CROSS APPLY [dbo].[fn_CosineDistance]([one].[EmbeddingVector], [other].[EmbeddingVector]) AS [d]
    WHERE [p].[PolicyName] = @PolicyName
      AND [p].[IsActive] = 1
      AND 1 - [d].[Distance] >= [p].[SemanticThreshold];
