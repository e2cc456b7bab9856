-- The weights of a layer by their place in it. Ninety days of earlier values are kept for snapshots and rollbacks,
-- and the key is natural so that a rollback brings rows back as they were.
CREATE TABLE [dbo].[ModelWeights]
(
    [LayerId]      BIGINT        NOT NULL,
    [WeightIndex]  BIGINT        NOT NULL,
    [ModelId]      INT           NOT NULL,
    [WeightValue]  REAL          NOT NULL,
    [UpdateReason] NVARCHAR (64) NULL,
    [SysStartTime] DATETIME2 (7) GENERATED ALWAYS AS ROW START HIDDEN NOT NULL,
    [SysEndTime]   DATETIME2 (7) GENERATED ALWAYS AS ROW END HIDDEN NOT NULL,
    CONSTRAINT [PK_ModelWeights] PRIMARY KEY CLUSTERED ([LayerId], [WeightIndex]),
    CONSTRAINT [FK_ModelWeights_ModelLayers] FOREIGN KEY ([LayerId]) REFERENCES [dbo].[ModelLayers] ([LayerId]),
    CONSTRAINT [FK_ModelWeights_Models] FOREIGN KEY ([ModelId]) REFERENCES [dbo].[Models] ([ModelId]),
    CONSTRAINT [CK_ModelWeights_WeightIndex] CHECK ([WeightIndex] >= 0),
    PERIOD FOR SYSTEM_TIME ([SysStartTime], [SysEndTime])
)
WITH (SYSTEM_VERSIONING = ON (HISTORY_TABLE = [dbo].[ModelWeightsHistory], DATA_CONSISTENCY_CHECK = ON, HISTORY_RETENTION_PERIOD = 90 DAYS));
GO

-- All weights of a model: what a snapshot counts and a rollback compares.
CREATE NONCLUSTERED INDEX [IX_ModelWeights_Model]
    ON [dbo].[ModelWeights] ([ModelId]) INCLUDE ([WeightValue]);
