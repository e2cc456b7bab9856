-- Embeddings as the CLR functions take them: float32, little-endian, which is how SQL Server 2022 holds them.
CREATE VIEW [dbo].[AtomEmbeddingVectors]
AS
    SELECT
        [AtomEmbeddingId],
        [TenantId],
        [AtomId],
        [EmbeddingVector] AS [EmbeddingBytes]
    FROM [dbo].[AtomEmbeddings];
