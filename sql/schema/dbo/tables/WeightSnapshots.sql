-- Names for moments in the history of the weights. A snapshot copies nothing: the rows are those of dbo.ModelWeights
-- and dbo.TensorAtomCoefficients as of SnapshotTime, and so it lasts as long as their history does.
CREATE TABLE [dbo].[WeightSnapshots]
(
    [SnapshotId]       INT IDENTITY (1, 1) NOT NULL,
    [SnapshotName]     NVARCHAR (200)  NOT NULL,
    [ModelId]          INT             NULL,
    [Description]      NVARCHAR (1000) NULL,
    [SnapshotTime]     DATETIME2 (7)   NOT NULL,
    [ExpiresAt]        AS (DATEADD(DAY, 90, [SnapshotTime])),
    [WeightCount]      BIGINT          NOT NULL,
    [CoefficientCount] BIGINT          NOT NULL,
    [CreatedBy]        NVARCHAR (128)  NOT NULL CONSTRAINT [DF_WeightSnapshots_CreatedBy] DEFAULT (SUSER_SNAME()),
    CONSTRAINT [PK_WeightSnapshots] PRIMARY KEY CLUSTERED ([SnapshotId]),
    CONSTRAINT [UQ_WeightSnapshots_SnapshotName] UNIQUE ([SnapshotName]),
    CONSTRAINT [FK_WeightSnapshots_Models] FOREIGN KEY ([ModelId]) REFERENCES [dbo].[Models] ([ModelId])
);
GO

CREATE NONCLUSTERED INDEX [IX_WeightSnapshots_Model_Time]
    ON [dbo].[WeightSnapshots] ([ModelId], [SnapshotTime]);
