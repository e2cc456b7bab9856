-- How the coarse buckets of the embeddings are filled: one row for a bucket of a tenant, counted anew by maintenance.
CREATE TABLE [dbo].[AtomEmbeddingSpatialMetadata]
(
    [TenantId]       INT           NOT NULL,
    [SpatialBucketX] INT           NOT NULL,
    [SpatialBucketY] INT           NOT NULL,
    [SpatialBucketZ] INT           NOT NULL,
    [EmbeddingCount] BIGINT        NOT NULL,
    [MinProjectionX] FLOAT (53)    NULL,
    [MaxProjectionX] FLOAT (53)    NULL,
    [MinProjectionY] FLOAT (53)    NULL,
    [MaxProjectionY] FLOAT (53)    NULL,
    [UpdatedAt]      DATETIME2 (7) NOT NULL CONSTRAINT [DF_AtomEmbeddingSpatialMetadata_UpdatedAt] DEFAULT (SYSUTCDATETIME()),
    CONSTRAINT [PK_AtomEmbeddingSpatialMetadata] PRIMARY KEY CLUSTERED ([TenantId], [SpatialBucketX], [SpatialBucketY], [SpatialBucketZ]),
    CONSTRAINT [FK_AtomEmbeddingSpatialMetadata_Tenants] FOREIGN KEY ([TenantId]) REFERENCES [dbo].[Tenants] ([TenantId]),
    CONSTRAINT [CK_AtomEmbeddingSpatialMetadata_EmbeddingCount] CHECK ([EmbeddingCount] >= 0)
);
