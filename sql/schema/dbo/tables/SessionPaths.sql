-- The way of a session through the space of the embeddings: one point a step, and the way as a line.
CREATE TABLE [dbo].[SessionPaths]
(
    [SessionPathId]     BIGINT IDENTITY (1, 1) NOT NULL,
    [TenantId]          INT              NOT NULL,
    [SessionId]         UNIQUEIDENTIFIER NOT NULL,
    [StepNumber]        INT              NOT NULL,
    [AtomId]            BIGINT           NULL,
    [InferenceId]       BIGINT           NULL,
    [Position]          GEOMETRY         NOT NULL,
    [DistanceTravelled] FLOAT (53)       NOT NULL CONSTRAINT [DF_SessionPaths_DistanceTravelled] DEFAULT (0),
    [RecordedAt]        DATETIME2 (7)    NOT NULL CONSTRAINT [DF_SessionPaths_RecordedAt] DEFAULT (SYSUTCDATETIME()),
    CONSTRAINT [PK_SessionPaths] PRIMARY KEY CLUSTERED ([SessionPathId]),
    CONSTRAINT [UQ_SessionPaths_SessionId_StepNumber] UNIQUE ([SessionId], [StepNumber]),
    CONSTRAINT [FK_SessionPaths_UserSessions] FOREIGN KEY ([SessionId]) REFERENCES [dbo].[UserSessions] ([SessionId]),
    CONSTRAINT [FK_SessionPaths_Atoms] FOREIGN KEY ([AtomId]) REFERENCES [dbo].[Atoms] ([AtomId]),
    CONSTRAINT [FK_SessionPaths_InferenceRequests] FOREIGN KEY ([InferenceId]) REFERENCES [dbo].[InferenceRequests] ([InferenceId]) ON DELETE SET NULL,
    CONSTRAINT [FK_SessionPaths_Tenants] FOREIGN KEY ([TenantId]) REFERENCES [dbo].[Tenants] ([TenantId]),
    CONSTRAINT [CK_SessionPaths_StepNumber] CHECK ([StepNumber] > 0),
    CONSTRAINT [CK_SessionPaths_DistanceTravelled] CHECK ([DistanceTravelled] >= 0)
);
GO

-- Sessions that came past a place. The box is that of dbo.AtomEmbeddings.
CREATE SPATIAL INDEX [IX_SessionPaths_Position]
    ON [dbo].[SessionPaths] ([Position])
    USING GEOMETRY_GRID
    WITH (
        BOUNDING_BOX = (XMIN = -1000, YMIN = -1000, XMAX = 1000, YMAX = 1000),
        GRIDS = (LEVEL_1 = MEDIUM, LEVEL_2 = MEDIUM, LEVEL_3 = MEDIUM, LEVEL_4 = MEDIUM),
        CELLS_PER_OBJECT = 16
    );
GO

CREATE NONCLUSTERED INDEX [IX_SessionPaths_Tenant]
    ON [dbo].[SessionPaths] ([TenantId], [RecordedAt]);
GO

CREATE NONCLUSTERED INDEX [IX_SessionPaths_Atom]
    ON [dbo].[SessionPaths] ([AtomId])
    WHERE [AtomId] IS NOT NULL;
GO

CREATE NONCLUSTERED INDEX [IX_SessionPaths_Inference]
    ON [dbo].[SessionPaths] ([InferenceId])
    WHERE [InferenceId] IS NOT NULL;
