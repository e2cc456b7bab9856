-- The atoms nearest to a vector: the spatial index narrows the search to those around its projection, the exact
-- cosine distance puts these in order.
CREATE FUNCTION [dbo].[fn_FindNearestAtoms]
(
    @TenantId    INT,
    @QueryVector VECTOR (1998),
    @QueryPoint  GEOMETRY,
    @TopK        INT,
    @Candidates  INT,
    @Radius      FLOAT
)
RETURNS TABLE
AS
RETURN
    SELECT TOP (@TopK) [near].[AtomEmbeddingId], [near].[AtomId], [d].[Distance]
    FROM (
        SELECT TOP (@Candidates) [e].[AtomEmbeddingId], [e].[AtomId], [e].[EmbeddingVector]
        FROM [dbo].[AtomEmbeddings] AS [e]
        WHERE [e].[TenantId] = @TenantId
          AND [e].[SpatialKey].STDistance(@QueryPoint) <= @Radius
        ORDER BY [e].[SpatialKey].STDistance(@QueryPoint)
    ) AS [near]
    CROSS APPLY [dbo].[fn_CosineDistance]([near].[EmbeddingVector], @QueryVector) AS [d]
    ORDER BY [d].[Distance];
