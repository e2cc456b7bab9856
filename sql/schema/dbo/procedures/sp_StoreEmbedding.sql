-- Stores an atom's embedding, float32 bytes of up to 1998 dimensions, with its place in space and its cell of the grid.
CREATE PROCEDURE [dbo].[sp_StoreEmbedding]
    @TenantId        INT,
    @AtomId          BIGINT,
    @Embedding       VARBINARY (8000),
    @AtomEmbeddingId BIGINT = NULL OUTPUT
AS
BEGIN
    SET NOCOUNT ON;

    DECLARE @vector VECTOR (1998),
            @point  GEOMETRY;

    BEGIN TRY
        IF @Embedding IS NULL OR DATALENGTH(@Embedding) NOT BETWEEN 4 AND 7992 OR DATALENGTH(@Embedding) % 4 <> 0
            THROW 50041, N'An embedding is 1 to 1998 numbers of four bytes each.', 1;

        IF NOT EXISTS (SELECT 1 FROM [dbo].[Atoms] WHERE [AtomId] = @AtomId AND [TenantId] = @TenantId)
            THROW 50042, N'The tenant has no atom of that number.', 1;

        SET @vector = [dbo].[fn_BytesToVector](@Embedding);
        SET @point = [dbo].[fn_ProjectEmbedding](@vector);

        INSERT INTO [dbo].[AtomEmbeddings]
            ([TenantId], [AtomId], [EmbeddingVector], [SpatialKey], [SpatialBucket], [SpatialBucketX], [SpatialBucketY], [SpatialBucketZ])
        SELECT @TenantId, @AtomId, @vector, @point, [b].[Bucket], [b].[BucketX], [b].[BucketY], [b].[BucketZ]
        FROM (VALUES (1)) AS [one] ([Row])
        OUTER APPLY [dbo].[fn_SpatialBucketOf](@point) AS [b];

        SET @AtomEmbeddingId = SCOPE_IDENTITY();
    END TRY
    BEGIN CATCH
        THROW;
    END CATCH;
END;
