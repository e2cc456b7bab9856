-- The similarity of two embeddings as their dot product. They come as float32 bytes, little-endian: no
-- conversion leads from VECTOR to what a CLR function takes, so a caller that has a vector converts it itself.
CREATE PROCEDURE [dbo].[sp_CompareEmbeddings]
    @Left       VARBINARY (8000),
    @Right      VARBINARY (8000),
    @Similarity FLOAT OUTPUT
AS
BEGIN
    SET NOCOUNT ON;

    IF DATALENGTH(@Left) <> DATALENGTH(@Right)
        THROW 50001, N'The embeddings differ in length; compare embeddings of one model.', 1;

    SET @Similarity = [dbo].[clr_VectorDotProduct](@Left, @Right);
END;
