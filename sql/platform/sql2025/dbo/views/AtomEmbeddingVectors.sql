-- Embeddings as the CLR functions take them: float32, little-endian. VECTOR converts to VARBINARY only by way of text.
CREATE VIEW [dbo].[AtomEmbeddingVectors]
AS
    SELECT
        [AtomEmbeddingId],
        [TenantId],
        [AtomId],
        [dbo].[clr_JsonFloatArrayToBytes](CAST([EmbeddingVector] AS NVARCHAR (MAX))) AS [EmbeddingBytes]
    FROM [dbo].[AtomEmbeddings];
