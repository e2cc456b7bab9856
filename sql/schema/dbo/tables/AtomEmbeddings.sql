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
    CONSTRAINT [FK_AtomEmbeddings_Atoms] FOREIGN KEY ([AtomId]) REFERENCES [dbo].[Atoms] ([AtomId]),
    CONSTRAINT [FK_AtomEmbeddings_Tenants] FOREIGN KEY ([TenantId]) REFERENCES [dbo].[Tenants] ([TenantId])
);
GO

CREATE NONCLUSTERED INDEX [IX_AtomEmbeddings_Atom]
    ON [dbo].[AtomEmbeddings] ([AtomId]);
GO

CREATE NONCLUSTERED INDEX [IX_AtomEmbeddings_Bucket]
    ON [dbo].[AtomEmbeddings] ([SpatialBucket]) INCLUDE ([AtomId]);
GO

-- The coarse half of a search. Projections lie within 1000 of the origin on each axis; a point outside the box
-- is still found, but through the one cell that stands for everything beyond it.
CREATE SPATIAL INDEX [IX_AtomEmbeddings_Spatial]
    ON [dbo].[AtomEmbeddings] ([SpatialKey])
    USING GEOMETRY_GRID
    WITH (
        BOUNDING_BOX = (XMIN = -1000, YMIN = -1000, XMAX = 1000, YMAX = 1000),
        GRIDS = (LEVEL_1 = MEDIUM, LEVEL_2 = MEDIUM, LEVEL_3 = MEDIUM, LEVEL_4 = MEDIUM),
        CELLS_PER_OBJECT = 16
    );
