-- The atoms nearest in the projection alone: quicker than dbo.sp_SemanticSearch and less exact, by the spatial index.
-- @QueryPoint is the projection of the query's vector, which the procedure makes where it is not given.
CREATE PROCEDURE [dbo].[sp_ApproxSpatialSearch]
    @TenantId    INT,
    @QueryVector VARBINARY (8000) = NULL,
    @TopK        INT              = 10,
    @QueryPoint  GEOMETRY         = NULL,
    @Radius      FLOAT            = 250
AS
BEGIN
    SET NOCOUNT ON;

    DECLARE @started DATETIME2 (7) = SYSUTCDATETIME(),
            @rows    INT;

    BEGIN TRY
        IF @TopK < 1 OR @Radius <= 0
            THROW 50002, N'Ask for at least one result, within a radius of more than nothing.', 1;

        SET @QueryPoint = ISNULL(@QueryPoint, [dbo].[fn_ProjectEmbedding]([dbo].[fn_BytesToVector](@QueryVector)));

        IF @QueryPoint IS NULL
            THROW 50003, N'Neither a point nor a vector that the anchors project; run dbo.sp_InitializeSpatialAnchors once.', 1;

        SELECT TOP (@TopK)
            [e].[AtomId],
            [e].[AtomEmbeddingId],
            [e].[SpatialKey].STDistance(@QueryPoint) AS [Distance]
        FROM [dbo].[AtomEmbeddings] AS [e]
        WHERE [e].[TenantId] = @TenantId
          AND [e].[SpatialKey].STDistance(@QueryPoint) <= @Radius
        ORDER BY [e].[SpatialKey].STDistance(@QueryPoint);
        SET @rows = @@ROWCOUNT;

        INSERT INTO [dbo].[SpatialQueries] ([TenantId], [QueryPoint], [SearchRadius], [TopK], [ResultCount], [DurationMs])
        VALUES (@TenantId, @QueryPoint, @Radius, @TopK, @rows, DATEDIFF(MILLISECOND, @started, SYSUTCDATETIME()));
    END TRY
    BEGIN CATCH
        THROW;
    END CATCH;
END;
