CREATE PROCEDURE dbo.sp_Search @Query VECTOR (1998), @Short VECTOR (3), @Bytes VARBINARY (8000)
AS
BEGIN
    DECLARE @copy VECTOR(1998) = @Query, @text NVARCHAR (MAX) = N'[1]';
    SET @copy = CAST(@text AS VECTOR (1998));

    SELECT VECTOR_DISTANCE('cosine', e.Embedding, @Query), VECTOR_DISTANCE('cosine', @Short, N'[1, 2, 3]')
    FROM dbo.AtomEmbeddings AS e;

    -- A vector of another dimension that never meets the column.
    SELECT VECTOR_DISTANCE('dot', @Short, CAST(N'[1, 2, 3]' AS VECTOR (3)))
    FROM dbo.AtomEmbeddings;

    INSERT INTO dbo.AtomEmbeddings (AtomId, Embedding) VALUES (1, @Query), (2, N'[1, 2]');
    INSERT INTO dbo.AtomEmbeddings (AtomId, Embedding) SELECT AtomId, Embedding FROM dbo.AtomEmbeddings;
    EXEC dbo.sp_Search @copy, @Short = @Short;
END;
