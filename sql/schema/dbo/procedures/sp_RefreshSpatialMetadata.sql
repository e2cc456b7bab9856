-- Counts what lies in each cell of the grid, tenant by tenant. Cells whose figures are as they were stay untouched.
CREATE PROCEDURE [dbo].[sp_RefreshSpatialMetadata]
AS
BEGIN
    SET NOCOUNT ON;
    SET XACT_ABORT ON;

    BEGIN TRY
        MERGE [dbo].[AtomEmbeddingSpatialMetadata] WITH (HOLDLOCK) AS [target]
        USING (
            SELECT
                [e].[TenantId], [e].[SpatialBucketX], [e].[SpatialBucketY], [e].[SpatialBucketZ],
                COUNT_BIG(*)            AS [EmbeddingCount],
                MIN([e].[SpatialKey].STX) AS [MinProjectionX],
                MAX([e].[SpatialKey].STX) AS [MaxProjectionX],
                MIN([e].[SpatialKey].STY) AS [MinProjectionY],
                MAX([e].[SpatialKey].STY) AS [MaxProjectionY]
            FROM [dbo].[AtomEmbeddings] AS [e]
            WHERE [e].[SpatialBucket] IS NOT NULL
            GROUP BY [e].[TenantId], [e].[SpatialBucketX], [e].[SpatialBucketY], [e].[SpatialBucketZ]
        ) AS [source]
            ON [target].[TenantId] = [source].[TenantId]
           AND [target].[SpatialBucketX] = [source].[SpatialBucketX]
           AND [target].[SpatialBucketY] = [source].[SpatialBucketY]
           AND [target].[SpatialBucketZ] = [source].[SpatialBucketZ]
        WHEN MATCHED AND EXISTS (
                SELECT [source].[EmbeddingCount], [source].[MinProjectionX], [source].[MaxProjectionX], [source].[MinProjectionY], [source].[MaxProjectionY]
                EXCEPT
                SELECT [target].[EmbeddingCount], [target].[MinProjectionX], [target].[MaxProjectionX], [target].[MinProjectionY], [target].[MaxProjectionY])
            THEN UPDATE SET
                [EmbeddingCount] = [source].[EmbeddingCount],
                [MinProjectionX] = [source].[MinProjectionX],
                [MaxProjectionX] = [source].[MaxProjectionX],
                [MinProjectionY] = [source].[MinProjectionY],
                [MaxProjectionY] = [source].[MaxProjectionY],
                [UpdatedAt]      = SYSUTCDATETIME()
        WHEN NOT MATCHED BY TARGET
            THEN INSERT ([TenantId], [SpatialBucketX], [SpatialBucketY], [SpatialBucketZ], [EmbeddingCount], [MinProjectionX], [MaxProjectionX], [MinProjectionY], [MaxProjectionY])
                 VALUES ([source].[TenantId], [source].[SpatialBucketX], [source].[SpatialBucketY], [source].[SpatialBucketZ], [source].[EmbeddingCount],
                         [source].[MinProjectionX], [source].[MaxProjectionX], [source].[MinProjectionY], [source].[MaxProjectionY])
        WHEN NOT MATCHED BY SOURCE
            THEN DELETE;
    END TRY
    BEGIN CATCH
        IF XACT_STATE() <> 0 ROLLBACK TRANSACTION;
        THROW;
    END CATCH;
END;
