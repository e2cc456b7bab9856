-- Where a tensor atom stands in a layer and how strongly it counts there. Ninety days of earlier values are kept,
-- long enough to go back behind an experiment. The key is natural: a rollback has to bring rows back as they were.
CREATE TABLE [dbo].[TensorAtomCoefficients]
(
    [LayerId]      BIGINT        NOT NULL,
    [Position]     BIGINT        NOT NULL,
    [TensorAtomId] BIGINT        NOT NULL,
    [Coefficient]  FLOAT (53)    NOT NULL,
    [SysStartTime] DATETIME2 (7) GENERATED ALWAYS AS ROW START HIDDEN NOT NULL,
    [SysEndTime]   DATETIME2 (7) GENERATED ALWAYS AS ROW END HIDDEN NOT NULL,
    CONSTRAINT [PK_TensorAtomCoefficients] PRIMARY KEY CLUSTERED ([LayerId], [Position]),
    CONSTRAINT [FK_TensorAtomCoefficients_ModelLayers] FOREIGN KEY ([LayerId]) REFERENCES [dbo].[ModelLayers] ([LayerId]),
    CONSTRAINT [FK_TensorAtomCoefficients_TensorAtoms] FOREIGN KEY ([TensorAtomId]) REFERENCES [dbo].[TensorAtoms] ([TensorAtomId]),
    CONSTRAINT [CK_TensorAtomCoefficients_Position] CHECK ([Position] >= 0),
    PERIOD FOR SYSTEM_TIME ([SysStartTime], [SysEndTime])
)
WITH (SYSTEM_VERSIONING = ON (HISTORY_TABLE = [dbo].[TensorAtomCoefficientsHistory], DATA_CONSISTENCY_CHECK = ON, HISTORY_RETENTION_PERIOD = 90 DAYS));
GO

-- Every use of one atom, for counting references and for editing it everywhere.
CREATE NONCLUSTERED INDEX [IX_TensorAtomCoefficients_TensorAtom]
    ON [dbo].[TensorAtomCoefficients] ([TensorAtomId]) INCLUDE ([Coefficient]);
