-- Clusters of neighbouring embeddings: their centre and reach, for choosing where to search.
CREATE TABLE [dbo].[SpatialIndexClusters]
(
    [ClusterId]   INT IDENTITY (1, 1) NOT NULL,
    [TenantId]    INT            NOT NULL,
    [ClusterName] NVARCHAR (128) NOT NULL,
    [Center]      GEOMETRY       NOT NULL,
    [Radius]      FLOAT (53)     NOT NULL,
    [MemberCount] BIGINT         NOT NULL CONSTRAINT [DF_SpatialIndexClusters_MemberCount] DEFAULT (0),
    [UpdatedAt]   DATETIME2 (7)  NOT NULL CONSTRAINT [DF_SpatialIndexClusters_UpdatedAt] DEFAULT (SYSUTCDATETIME()),
    CONSTRAINT [PK_SpatialIndexClusters] PRIMARY KEY CLUSTERED ([ClusterId]),
    CONSTRAINT [UQ_SpatialIndexClusters_TenantId_ClusterName] UNIQUE ([TenantId], [ClusterName]),
    CONSTRAINT [FK_SpatialIndexClusters_Tenants] FOREIGN KEY ([TenantId]) REFERENCES [dbo].[Tenants] ([TenantId]),
    CONSTRAINT [CK_SpatialIndexClusters_Radius] CHECK ([Radius] >= 0),
    CONSTRAINT [CK_SpatialIndexClusters_MemberCount] CHECK ([MemberCount] >= 0)
);
GO

-- The box is that of dbo.AtomEmbeddings.
CREATE SPATIAL INDEX [IX_SpatialIndexClusters_Center]
    ON [dbo].[SpatialIndexClusters] ([Center])
    USING GEOMETRY_GRID
    WITH (
        BOUNDING_BOX = (XMIN = -1000, YMIN = -1000, XMAX = 1000, YMAX = 1000),
        GRIDS = (LEVEL_1 = MEDIUM, LEVEL_2 = MEDIUM, LEVEL_3 = MEDIUM, LEVEL_4 = MEDIUM),
        CELLS_PER_OBJECT = 16
    );
