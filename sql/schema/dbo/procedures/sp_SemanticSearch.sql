-- The atoms nearest in meaning to an embedding, a JSON array of numbers. As a hybrid search the spatial index narrows it
-- to the atoms around the query's projection, and the exact cosine distance of the vectors puts these in order; without,
-- every embedding of the tenant is compared. @category is a modality.
CREATE PROCEDURE [dbo].[sp_SemanticSearch]
    @query_embedding NVARCHAR (MAX),
    @query_dimension INT           = NULL,
    @top_k           INT           = 10,
    @category        NVARCHAR (64) = NULL,
    @use_hybrid      BIT           = 1,
    @TenantId        INT           = 0
AS
BEGIN
    SET NOCOUNT ON;

    DECLARE @bytes      VARBINARY (8000),
            @query      VECTOR (1998),
            @point      GEOMETRY,
            @candidates INT;

    BEGIN TRY
        IF @top_k NOT BETWEEN 1 AND 10000
            THROW 50002, N'Ask for 1 to 10000 results.', 1;

        SET @bytes = [dbo].[clr_JsonFloatArrayToBytes](@query_embedding);

        -- Beyond 1998 numbers dbo.fn_BytesToVector gives NULL, to which everything is equally far.
        IF @bytes IS NULL OR DATALENGTH(@bytes) NOT BETWEEN 4 AND 7992 OR DATALENGTH(@bytes) / 4 <> ISNULL(@query_dimension, DATALENGTH(@bytes) / 4)
            THROW 50007, N'The embedding is a JSON array of 1 to 1998 numbers, as many as @query_dimension says.', 1;

        SET @query = [dbo].[fn_BytesToVector](@bytes);
        SET @point = CASE WHEN @use_hybrid = 1 THEN [dbo].[fn_ProjectEmbedding](@query) END;
        -- Twenty candidates a result; more where a category leaves some of them out.
        SET @candidates = @top_k * IIF(@category IS NULL, 20, 100);

        IF @point IS NOT NULL
            SELECT TOP (@top_k) [a].[AtomId], [a].[Modality], [a].[CanonicalText], [f].[Distance]
            FROM [dbo].[fn_FindNearestAtoms](@TenantId, @query, @point, @candidates, @candidates, 250) AS [f]
            INNER JOIN [dbo].[Atoms] AS [a]
                ON [a].[AtomId] = [f].[AtomId]
               AND [a].[TenantId] = @TenantId
            WHERE [a].[Modality] = ISNULL(@category, [a].[Modality])
            ORDER BY [f].[Distance], [a].[AtomId];
        ELSE
            -- Not by an index: asked for, or the anchors that a projection needs are not there.
            SELECT TOP (@top_k) [a].[AtomId], [a].[Modality], [a].[CanonicalText], [d].[Distance]
            FROM [dbo].[AtomEmbeddings] AS [e]
            INNER JOIN [dbo].[Atoms] AS [a]
                ON [a].[AtomId] = [e].[AtomId]
               AND [a].[TenantId] = @TenantId
            CROSS APPLY [dbo].[fn_CosineDistance]([e].[EmbeddingVector], @query) AS [d]
            WHERE [e].[TenantId] = @TenantId
              AND [a].[Modality] = ISNULL(@category, [a].[Modality])
            ORDER BY [d].[Distance], [a].[AtomId];
    END TRY
    BEGIN CATCH
        THROW;
    END CATCH;
END;
