-- Projects embeddings anew and puts them into the cells of the grid, a batch a transaction: those that have no place
-- yet, or all. Then rebuilds the spatial index and counts the cells. As its owner, because DDL asks for rights on the
-- table, and the embeddings are those of every tenant.
CREATE PROCEDURE [dbo].[sp_RebuildSpatialIndices]
    @All       BIT = 0,
    @BatchSize INT = 5000
WITH EXECUTE AS OWNER
AS
BEGIN
    SET NOCOUNT ON;
    SET XACT_ABORT ON;

    DECLARE @from  BIGINT = 0,
            @to    BIGINT,
            @moved BIGINT = 0;

    BEGIN TRY
        IF @BatchSize < 1
            THROW 50090, N'Days and batch size are at least 1.', 1;

        -- Without anchors every projection is NULL, and the places that there are would be lost.
        IF (SELECT COUNT(*) FROM [dbo].[SpatialProjectionAnchors] WHERE [AnchorVector] IS NOT NULL) < 3
            THROW 50097, N'The anchors are not there yet: run dbo.sp_InitializeSpatialAnchors.', 1;

        WHILE 1 = 1
        BEGIN
            SET @to = (
                SELECT MAX([batch].[AtomEmbeddingId])
                FROM (SELECT TOP (@BatchSize) [AtomEmbeddingId] FROM [dbo].[AtomEmbeddings] WHERE [AtomEmbeddingId] > @from ORDER BY [AtomEmbeddingId]) AS [batch]);
            IF @to IS NULL BREAK;

            UPDATE [e]
            SET [SpatialKey]     = [p].[Point],
                [SpatialBucket]  = [b].[Bucket],
                [SpatialBucketX] = [b].[BucketX],
                [SpatialBucketY] = [b].[BucketY],
                [SpatialBucketZ] = [b].[BucketZ]
            FROM [dbo].[AtomEmbeddings] AS [e]
            CROSS APPLY (SELECT [dbo].[fn_ProjectEmbedding]([e].[EmbeddingVector]) AS [Point]) AS [p]
            OUTER APPLY [dbo].[fn_SpatialBucketOf]([p].[Point]) AS [b]
            WHERE [e].[AtomEmbeddingId] > @from
              AND [e].[AtomEmbeddingId] <= @to
              AND (@All = 1 OR [e].[SpatialKey] IS NULL OR [e].[SpatialBucket] IS NULL);

            SET @moved += ROWCOUNT_BIG();
            SET @from = @to;
        END;

        ALTER INDEX [IX_AtomEmbeddings_Spatial] ON [dbo].[AtomEmbeddings] REBUILD;
        EXECUTE [dbo].[sp_RefreshSpatialMetadata];

        SELECT @moved AS [EmbeddingsProjected];
    END TRY
    BEGIN CATCH
        IF XACT_STATE() <> 0 ROLLBACK TRANSACTION;
        THROW;
    END CATCH;
END;
