-- Landmarks of the space of embeddings: known vectors with the point that each is projected to, for holding the
-- projection to.
CREATE TABLE [dbo].[SpatialLandmarks]
(
    [LandmarkId]     INT IDENTITY (1, 1) NOT NULL,
    [LandmarkName]   NVARCHAR (64) NOT NULL,
    [LandmarkVector] VECTOR (1998) NULL,
    [LandmarkPoint]  GEOMETRY      NULL,
    [GeneratorSeed]  INT           NOT NULL,
    [CreatedAt]      DATETIME2 (7) NOT NULL CONSTRAINT [DF_SpatialLandmarks_CreatedAt] DEFAULT (SYSUTCDATETIME()),
    CONSTRAINT [PK_SpatialLandmarks] PRIMARY KEY CLUSTERED ([LandmarkId]),
    CONSTRAINT [UQ_SpatialLandmarks_LandmarkName] UNIQUE ([LandmarkName])
);
