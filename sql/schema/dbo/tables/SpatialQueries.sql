-- Searches through space, and what they cost: how many candidates the index left, and how many were right.
CREATE TABLE [dbo].[SpatialQueries]
(
    [SpatialQueryId] BIGINT IDENTITY (1, 1) NOT NULL,
    [TenantId]       INT           NOT NULL,
    [QueryPoint]     GEOMETRY      NOT NULL,
    [SearchRadius]   FLOAT (53)    NULL,
    [TopK]           INT           NOT NULL,
    [CandidateCount] INT           NULL,
    [ResultCount]    INT           NULL,
    [DurationMs]     INT           NULL,
    [ExecutedAt]     DATETIME2 (7) NOT NULL CONSTRAINT [DF_SpatialQueries_ExecutedAt] DEFAULT (SYSUTCDATETIME()),
    CONSTRAINT [PK_SpatialQueries] PRIMARY KEY CLUSTERED ([SpatialQueryId]),
    CONSTRAINT [FK_SpatialQueries_Tenants] FOREIGN KEY ([TenantId]) REFERENCES [dbo].[Tenants] ([TenantId]),
    CONSTRAINT [CK_SpatialQueries_SearchRadius] CHECK ([SearchRadius] > 0),
    CONSTRAINT [CK_SpatialQueries_TopK] CHECK ([TopK] > 0),
    CONSTRAINT [CK_SpatialQueries_Counts] CHECK ([CandidateCount] >= 0 AND [ResultCount] >= 0),
    CONSTRAINT [CK_SpatialQueries_DurationMs] CHECK ([DurationMs] >= 0)
);
GO

CREATE NONCLUSTERED INDEX [IX_SpatialQueries_Tenant]
    ON [dbo].[SpatialQueries] ([TenantId], [ExecutedAt]) INCLUDE ([DurationMs]);
