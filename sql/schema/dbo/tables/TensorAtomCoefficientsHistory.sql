-- Earlier versions of the rows of dbo.TensorAtomCoefficients; the server alone writes here.
CREATE TABLE [dbo].[TensorAtomCoefficientsHistory]
(
    [LayerId]      BIGINT        NOT NULL,
    [Position]     BIGINT        NOT NULL,
    [TensorAtomId] BIGINT        NOT NULL,
    [Coefficient]  FLOAT (53)    NOT NULL,
    [SysStartTime] DATETIME2 (7) NOT NULL,
    [SysEndTime]   DATETIME2 (7) NOT NULL
);
GO

-- Compressed, and the clustered index that retention needs: expired row groups are dropped as a whole.
CREATE CLUSTERED COLUMNSTORE INDEX [CCI_TensorAtomCoefficientsHistory]
    ON [dbo].[TensorAtomCoefficientsHistory];
