-- Regions of the space of embeddings that have a meaning: a name for what lies in them.
CREATE TABLE [dbo].[SpatialRegions]
(
    [RegionId]    INT IDENTITY (1, 1) NOT NULL,
    [TenantId]    INT             NOT NULL,
    [RegionName]  NVARCHAR (128)  NOT NULL,
    [Boundary]    GEOMETRY        NOT NULL,
    [ConceptId]   BIGINT          NULL,
    [Description] NVARCHAR (1000) NULL,
    [CreatedAt]   DATETIME2 (7)   NOT NULL CONSTRAINT [DF_SpatialRegions_CreatedAt] DEFAULT (SYSUTCDATETIME()),
    CONSTRAINT [PK_SpatialRegions] PRIMARY KEY CLUSTERED ([RegionId]),
    CONSTRAINT [UQ_SpatialRegions_TenantId_RegionName] UNIQUE ([TenantId], [RegionName]),
    CONSTRAINT [FK_SpatialRegions_Concepts] FOREIGN KEY ([ConceptId]) REFERENCES [provenance].[Concepts] ([ConceptId]),
    CONSTRAINT [FK_SpatialRegions_Tenants] FOREIGN KEY ([TenantId]) REFERENCES [dbo].[Tenants] ([TenantId])
);
GO

-- The box is that of dbo.AtomEmbeddings.
CREATE SPATIAL INDEX [IX_SpatialRegions_Boundary]
    ON [dbo].[SpatialRegions] ([Boundary])
    USING GEOMETRY_GRID
    WITH (
        BOUNDING_BOX = (XMIN = -1000, YMIN = -1000, XMAX = 1000, YMAX = 1000),
        GRIDS = (LEVEL_1 = MEDIUM, LEVEL_2 = MEDIUM, LEVEL_3 = MEDIUM, LEVEL_4 = MEDIUM),
        CELLS_PER_OBJECT = 16
    );
GO

CREATE NONCLUSTERED INDEX [IX_SpatialRegions_Concept]
    ON [dbo].[SpatialRegions] ([ConceptId])
    WHERE [ConceptId] IS NOT NULL;
