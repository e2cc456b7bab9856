-- The atoms whose embeddings lie within a named region.
CREATE FUNCTION [dbo].[fn_AtomsInRegion] (@TenantId INT, @RegionName NVARCHAR (128))
RETURNS TABLE
AS
RETURN
    SELECT [e].[AtomId], [e].[AtomEmbeddingId], [e].[SpatialKey].STX AS [X], [e].[SpatialKey].STY AS [Y]
    FROM [dbo].[SpatialRegions] AS [r]
    INNER JOIN [dbo].[AtomEmbeddings] AS [e]
        ON [e].[TenantId] = @TenantId
       AND [e].[SpatialKey].STIntersects([r].[Boundary]) = 1
    WHERE [r].[TenantId] = @TenantId
      AND [r].[RegionName] = @RegionName;
