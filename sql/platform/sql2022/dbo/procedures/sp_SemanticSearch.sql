-- The atoms nearest in meaning. The spatial index narrows the search to those around the query's projection, and the
-- exact cosine distance of the vectors puts these in order. SQL Server 2022 has no vectors: they are float32 bytes,
-- and the CLR function multiplies them.
CREATE PROCEDURE [dbo].[sp_SemanticSearch]
    @TenantId    INT,
    @QueryVector VARBINARY (8000),
    @QueryPoint  GEOMETRY,
    @TopK        INT   = 10,
    @Candidates  INT   = 200,
    @Radius      FLOAT = 250
AS
BEGIN
    SET NOCOUNT ON;

    DECLARE @norm FLOAT;

    BEGIN TRY
        IF @TopK < 1 OR @Candidates < @TopK
            THROW 50002, N'Ask for at least one result, and for no fewer candidates than results.', 1;

        SET @norm = SQRT([dbo].[clr_VectorDotProduct](@QueryVector, @QueryVector));

        SELECT TOP (@TopK)
            [near].[AtomId],
            [a].[Modality],
            [a].[CanonicalText],
            -- A vector without length has no direction: as far away as can be, and not, as NULL would be, the nearest.
            ISNULL(1 - [dbo].[clr_VectorDotProduct]([near].[EmbeddingVector], @QueryVector)
                / NULLIF(@norm * SQRT([dbo].[clr_VectorDotProduct]([near].[EmbeddingVector], [near].[EmbeddingVector])), 0), 2) AS [Distance]
        FROM (
            SELECT TOP (@Candidates) [e].[AtomId], [e].[EmbeddingVector]
            FROM [dbo].[AtomEmbeddings] AS [e]
            WHERE [e].[TenantId] = @TenantId
              AND [e].[SpatialKey].STDistance(@QueryPoint) <= @Radius
            ORDER BY [e].[SpatialKey].STDistance(@QueryPoint)
        ) AS [near]
        INNER JOIN [dbo].[Atoms] AS [a] ON [a].[AtomId] = [near].[AtomId]
        ORDER BY [Distance];
    END TRY
    BEGIN CATCH
        THROW;
    END CATCH;
END;
