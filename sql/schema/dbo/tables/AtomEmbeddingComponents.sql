-- Single components of an embedding that were worth keeping apart: the largest ones, for explaining a match.
CREATE TABLE [dbo].[AtomEmbeddingComponents]
(
    [AtomEmbeddingId] BIGINT   NOT NULL,
    [ComponentIndex]  SMALLINT NOT NULL,
    [TenantId]        INT      NOT NULL,
    [ComponentValue]  REAL     NOT NULL,
    [Contribution]    REAL     NULL,
    CONSTRAINT [PK_AtomEmbeddingComponents] PRIMARY KEY CLUSTERED ([AtomEmbeddingId], [ComponentIndex]),
    CONSTRAINT [FK_AtomEmbeddingComponents_AtomEmbeddings] FOREIGN KEY ([AtomEmbeddingId]) REFERENCES [dbo].[AtomEmbeddings] ([AtomEmbeddingId]) ON DELETE CASCADE,
    CONSTRAINT [FK_AtomEmbeddingComponents_Tenants] FOREIGN KEY ([TenantId]) REFERENCES [dbo].[Tenants] ([TenantId]),
    CONSTRAINT [CK_AtomEmbeddingComponents_ComponentIndex] CHECK ([ComponentIndex] BETWEEN 0 AND 1997)
);
GO

-- Which embeddings are strong in a component?
CREATE NONCLUSTERED INDEX [IX_AtomEmbeddingComponents_Component]
    ON [dbo].[AtomEmbeddingComponents] ([ComponentIndex], [ComponentValue]);
GO

CREATE NONCLUSTERED INDEX [IX_AtomEmbeddingComponents_Tenant]
    ON [dbo].[AtomEmbeddingComponents] ([TenantId]);
