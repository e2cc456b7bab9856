-- How many of the ten really nearest the approximate search finds: for a sample of a tenant's embeddings the spatial
-- search is set beside the exact one. Kept with the index as its recall at ten.
CREATE PROCEDURE [dbo].[sp_MeasureRecall]
    @TenantId   INT            = 0,
    @SampleSize INT            = 20,
    @IndexName  NVARCHAR (128) = N'IX_AtomEmbeddings_Spatial'
AS
BEGIN
    SET NOCOUNT ON;

    DECLARE @recall DECIMAL (5, 4);

    BEGIN TRY
        IF @SampleSize NOT BETWEEN 1 AND 1000
            THROW 50009, N'A sample of 1 to 1000.', 1;

        WITH [Sample] AS (
            SELECT TOP (@SampleSize) [e].[AtomEmbeddingId], [e].[EmbeddingVector], [e].[SpatialKey]
            FROM [dbo].[AtomEmbeddings] AS [e]
            WHERE [e].[TenantId] = @TenantId
              AND [e].[SpatialKey] IS NOT NULL
            ORDER BY [e].[AtomEmbeddingId] DESC
        )
        SELECT @recall = CAST(AVG([hit].[Share]) AS DECIMAL (5, 4))
        FROM [Sample] AS [s]
        CROSS APPLY (
            SELECT AVG(CASE WHEN [approx].[AtomEmbeddingId] IS NULL THEN 0.0 ELSE 1.0 END) AS [Share]
            FROM (
                SELECT TOP (10) [x].[AtomEmbeddingId]
                FROM [dbo].[AtomEmbeddings] AS [x]
                CROSS APPLY [dbo].[fn_CosineDistance]([x].[EmbeddingVector], [s].[EmbeddingVector]) AS [d]
                WHERE [x].[TenantId] = @TenantId
                ORDER BY [d].[Distance], [x].[AtomEmbeddingId]
            ) AS [exact]
            LEFT JOIN (
                SELECT [f].[AtomEmbeddingId]
                FROM [dbo].[fn_FindNearestAtoms](@TenantId, [s].[EmbeddingVector], [s].[SpatialKey], 10, 200, 250) AS [f]
            ) AS [approx] ON [approx].[AtomEmbeddingId] = [exact].[AtomEmbeddingId]
        ) AS [hit];

        UPDATE [dbo].[SearchIndices]
        SET [RecallAtTen] = @recall
        WHERE [IndexName] = @IndexName
          AND @recall IS NOT NULL;

        SELECT @recall AS [RecallAtTen];
    END TRY
    BEGIN CATCH
        THROW;
    END CATCH;
END;
