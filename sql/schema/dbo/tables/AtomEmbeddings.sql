-- The embedding of an atom, exact as a vector and coarse as a point in space.
CREATE TABLE [dbo].[AtomEmbeddings]
(
    [AtomEmbeddingId] BIGINT IDENTITY (1, 1) NOT NULL,
    [TenantId]        INT           NOT NULL,
    [AtomId]          BIGINT        NOT NULL,
    [EmbeddingVector] VECTOR (1998) NOT NULL,
    [SpatialKey]      GEOMETRY      NULL,
    [SpatialBucket]   INT           NULL,
    [SpatialBucketX]  INT           NULL,
    [SpatialBucketY]  INT           NULL,
    [SpatialBucketZ]  INT           NULL,
    [CreatedAt]       DATETIME2 (7) NOT NULL CONSTRAINT [DF_AtomEmbeddings_CreatedAt] DEFAULT (SYSUTCDATETIME()),
    CONSTRAINT [PK_AtomEmbeddings] PRIMARY KEY CLUSTERED ([AtomEmbeddingId]),
    CONSTRAINT [FK_AtomEmbeddings_Atoms] FOREIGN KEY ([AtomId]) REFERENCES [dbo].[Atoms] ([AtomId])
);
GO

CREATE NONCLUSTERED INDEX [IX_AtomEmbeddings_Atom]
    ON [dbo].[AtomEmbeddings] ([AtomId]);
GO

CREATE NONCLUSTERED INDEX [IX_AtomEmbeddings_Bucket]
    ON [dbo].[AtomEmbeddings] ([SpatialBucket]) INCLUDE ([AtomId]);
