-- Computes the nearest neighbours of an embedding exactly and keeps them in order, in place of those kept before.
CREATE PROCEDURE [dbo].[sp_ComputeNeighbors]
    @TenantId        INT,
    @AtomEmbeddingId BIGINT,
    @TopK            INT = 10
AS
BEGIN
    SET NOCOUNT ON;
    SET XACT_ABORT ON;

    DECLARE @vector     VECTOR (1998),
            @point      GEOMETRY,
            @candidates INT = @TopK * 20;

    DECLARE @nearest TABLE ([NeighborRank] INT NOT NULL PRIMARY KEY, [NeighborId] BIGINT NOT NULL, [Distance] FLOAT NOT NULL);

    BEGIN TRY
        SELECT @vector = [EmbeddingVector], @point = [SpatialKey]
        FROM [dbo].[AtomEmbeddings]
        WHERE [AtomEmbeddingId] = @AtomEmbeddingId
          AND [TenantId] = @TenantId;

        IF @point IS NULL
            THROW 50048, N'The tenant has no embedding of that number that is projected.', 1;

        -- One more than asked for: the embedding finds itself.
        INSERT INTO @nearest ([NeighborRank], [NeighborId], [Distance])
        SELECT TOP (@TopK) CAST(ROW_NUMBER() OVER (ORDER BY [f].[Distance], [f].[AtomEmbeddingId]) AS INT), [f].[AtomEmbeddingId],
               -- A rounding can fall below zero.
               CASE WHEN [f].[Distance] < 0 THEN 0 ELSE [f].[Distance] END
        FROM [dbo].[fn_FindNearestAtoms](@TenantId, @vector, @point, @TopK + 1, @candidates + 1, 250) AS [f]
        WHERE [f].[AtomEmbeddingId] <> @AtomEmbeddingId
        ORDER BY [f].[Distance], [f].[AtomEmbeddingId];

        BEGIN TRANSACTION;

        DELETE FROM [dbo].[EmbeddingNeighbors]
        WHERE [AtomEmbeddingId] = @AtomEmbeddingId
          AND [TenantId] = @TenantId;

        INSERT INTO [dbo].[EmbeddingNeighbors] ([AtomEmbeddingId], [NeighborRank], [TenantId], [NeighborId], [Distance])
        SELECT @AtomEmbeddingId, [NeighborRank], @TenantId, [NeighborId], [Distance]
        FROM @nearest;

        COMMIT TRANSACTION;
    END TRY
    BEGIN CATCH
        IF XACT_STATE() <> 0 ROLLBACK TRANSACTION;
        THROW;
    END CATCH;
END;
