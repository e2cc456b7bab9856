-- Why weights were changed: one row for an adjustment, whose values are in the history of dbo.ModelWeights.
CREATE TABLE [dbo].[WeightAdjustmentHistory]
(
    [AdjustmentId]   BIGINT IDENTITY (1, 1) NOT NULL,
    [ModelId]        INT              NOT NULL,
    [LayerId]        BIGINT           NULL,
    [CycleId]        UNIQUEIDENTIFIER NULL,
    [Reason]         NVARCHAR (64)    NOT NULL,
    [LearningRate]   FLOAT (53)       NULL,
    [WeightsChanged] BIGINT           NOT NULL,
    [MeanDelta]      FLOAT (53)       NULL,
    [MaxDelta]       FLOAT (53)       NULL,
    [AdjustedAt]     DATETIME2 (7)    NOT NULL CONSTRAINT [DF_WeightAdjustmentHistory_AdjustedAt] DEFAULT (SYSUTCDATETIME()),
    [AdjustedBy]     NVARCHAR (128)   NOT NULL CONSTRAINT [DF_WeightAdjustmentHistory_AdjustedBy] DEFAULT (SUSER_SNAME()),
    CONSTRAINT [PK_WeightAdjustmentHistory] PRIMARY KEY CLUSTERED ([AdjustmentId]),
    CONSTRAINT [FK_WeightAdjustmentHistory_Models] FOREIGN KEY ([ModelId]) REFERENCES [dbo].[Models] ([ModelId]),
    CONSTRAINT [FK_WeightAdjustmentHistory_ModelLayers] FOREIGN KEY ([LayerId]) REFERENCES [dbo].[ModelLayers] ([LayerId]),
    CONSTRAINT [FK_WeightAdjustmentHistory_OODALoopState] FOREIGN KEY ([CycleId]) REFERENCES [dbo].[OODALoopState] ([CycleId]),
    CONSTRAINT [CK_WeightAdjustmentHistory_WeightsChanged] CHECK ([WeightsChanged] >= 0)
);
GO

CREATE NONCLUSTERED INDEX [IX_WeightAdjustmentHistory_Model]
    ON [dbo].[WeightAdjustmentHistory] ([ModelId], [AdjustedAt]);
GO

CREATE NONCLUSTERED INDEX [IX_WeightAdjustmentHistory_Layer]
    ON [dbo].[WeightAdjustmentHistory] ([LayerId])
    WHERE [LayerId] IS NOT NULL;
GO

CREATE NONCLUSTERED INDEX [IX_WeightAdjustmentHistory_Cycle]
    ON [dbo].[WeightAdjustmentHistory] ([CycleId])
    WHERE [CycleId] IS NOT NULL;
