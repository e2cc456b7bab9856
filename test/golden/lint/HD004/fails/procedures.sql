CREATE TABLE dbo.Anchors (Id INT NOT NULL, Anchor VECTOR (1536) NULL);
GO
CREATE PROCEDURE dbo.sp_Search @Query VECTOR (1536)
AS
BEGIN
    DECLARE @copy VECTOR (1998) = @Query;
    SET @copy = CAST(N'[1, 2, 3]' AS VECTOR (3));

    SELECT TOP (10) e.AtomId, VECTOR_DISTANCE('cosine', e.Embedding, @Query) AS Distance
    FROM dbo.AtomEmbeddings AS e;

    SELECT VECTOR_DISTANCE('dot', Embedding, CONVERT(VECTOR (1024), @Query))
    FROM dbo.AtomEmbeddings;

    INSERT INTO dbo.AtomEmbeddings (AtomId, Embedding)
    VALUES (1, @Query);

    INSERT INTO dbo.Anchors (Id, Anchor)
    SELECT e.AtomId, e.Embedding FROM dbo.AtomEmbeddings AS e;

    UPDATE a
    SET Anchor = e.Embedding
    FROM dbo.Anchors AS a
    INNER JOIN dbo.AtomEmbeddings AS e ON e.AtomId = a.Id;
END;
GO
CREATE PROCEDURE dbo.sp_Caller
AS
BEGIN
    DECLARE @v VECTOR (1998);
    EXEC dbo.sp_Search @Query = @v;
    EXECUTE dbo.sp_Search @v;
END;
