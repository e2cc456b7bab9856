-- Moments of a whole model that one may want back: the version that served, and the snapshot of its weights.
CREATE TABLE [dbo].[ModelSnapshots]
(
    [ModelSnapshotId]  INT IDENTITY (1, 1) NOT NULL,
    [ModelId]          INT             NOT NULL,
    [ModelVersionId]   INT             NULL,
    [WeightSnapshotId] INT             NULL,
    [SnapshotName]     NVARCHAR (200)  NOT NULL,
    [Description]      NVARCHAR (1000) NULL,
    [LayerCount]       INT             NOT NULL,
    [ParameterCount]   BIGINT          NOT NULL,
    [CreatedAt]        DATETIME2 (7)   NOT NULL CONSTRAINT [DF_ModelSnapshots_CreatedAt] DEFAULT (SYSUTCDATETIME()),
    [CreatedBy]        NVARCHAR (128)  NOT NULL CONSTRAINT [DF_ModelSnapshots_CreatedBy] DEFAULT (SUSER_SNAME()),
    CONSTRAINT [PK_ModelSnapshots] PRIMARY KEY CLUSTERED ([ModelSnapshotId]),
    CONSTRAINT [UQ_ModelSnapshots_ModelId_SnapshotName] UNIQUE ([ModelId], [SnapshotName]),
    CONSTRAINT [FK_ModelSnapshots_Models] FOREIGN KEY ([ModelId]) REFERENCES [dbo].[Models] ([ModelId]),
    CONSTRAINT [FK_ModelSnapshots_ModelVersions] FOREIGN KEY ([ModelVersionId]) REFERENCES [dbo].[ModelVersions] ([ModelVersionId]),
    CONSTRAINT [FK_ModelSnapshots_WeightSnapshots] FOREIGN KEY ([WeightSnapshotId]) REFERENCES [dbo].[WeightSnapshots] ([SnapshotId]),
    CONSTRAINT [CK_ModelSnapshots_LayerCount] CHECK ([LayerCount] >= 0),
    CONSTRAINT [CK_ModelSnapshots_ParameterCount] CHECK ([ParameterCount] >= 0)
);
GO

CREATE NONCLUSTERED INDEX [IX_ModelSnapshots_ModelVersion]
    ON [dbo].[ModelSnapshots] ([ModelVersionId])
    WHERE [ModelVersionId] IS NOT NULL;
GO

CREATE NONCLUSTERED INDEX [IX_ModelSnapshots_WeightSnapshot]
    ON [dbo].[ModelSnapshots] ([WeightSnapshotId])
    WHERE [WeightSnapshotId] IS NOT NULL;
