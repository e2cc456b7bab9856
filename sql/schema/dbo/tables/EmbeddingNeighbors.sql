-- The nearest neighbours of an embedding, worked out beforehand.
CREATE TABLE [dbo].[EmbeddingNeighbors]
(
    [AtomEmbeddingId] BIGINT        NOT NULL,
    [NeighborRank]    INT           NOT NULL,
    [TenantId]        INT           NOT NULL,
    [NeighborId]      BIGINT        NOT NULL,
    [Distance]        FLOAT (53)    NOT NULL,
    [ComputedAt]      DATETIME2 (7) NOT NULL CONSTRAINT [DF_EmbeddingNeighbors_ComputedAt] DEFAULT (SYSUTCDATETIME()),
    CONSTRAINT [PK_EmbeddingNeighbors] PRIMARY KEY CLUSTERED ([AtomEmbeddingId], [NeighborRank]),
    CONSTRAINT [FK_EmbeddingNeighbors_AtomEmbeddings] FOREIGN KEY ([AtomEmbeddingId]) REFERENCES [dbo].[AtomEmbeddings] ([AtomEmbeddingId]),
    CONSTRAINT [FK_EmbeddingNeighbors_AtomEmbeddings_Neighbor] FOREIGN KEY ([NeighborId]) REFERENCES [dbo].[AtomEmbeddings] ([AtomEmbeddingId]),
    CONSTRAINT [FK_EmbeddingNeighbors_Tenants] FOREIGN KEY ([TenantId]) REFERENCES [dbo].[Tenants] ([TenantId]),
    CONSTRAINT [CK_EmbeddingNeighbors_NeighborRank] CHECK ([NeighborRank] > 0),
    CONSTRAINT [CK_EmbeddingNeighbors_Distance] CHECK ([Distance] >= 0),
    CONSTRAINT [CK_EmbeddingNeighbors_Neighbor] CHECK ([NeighborId] <> [AtomEmbeddingId])
);
GO

-- Whose neighbour is this one?
CREATE NONCLUSTERED INDEX [IX_EmbeddingNeighbors_Neighbor]
    ON [dbo].[EmbeddingNeighbors] ([NeighborId]) INCLUDE ([Distance]);
GO

CREATE NONCLUSTERED INDEX [IX_EmbeddingNeighbors_Tenant]
    ON [dbo].[EmbeddingNeighbors] ([TenantId]);
