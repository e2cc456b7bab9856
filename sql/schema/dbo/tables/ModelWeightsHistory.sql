-- Earlier versions of the rows of dbo.ModelWeights; the server alone writes here.
CREATE TABLE [dbo].[ModelWeightsHistory]
(
    [LayerId]      BIGINT        NOT NULL,
    [WeightIndex]  BIGINT        NOT NULL,
    [ModelId]      INT           NOT NULL,
    [WeightValue]  REAL          NOT NULL,
    [UpdateReason] NVARCHAR (64) NULL,
    [SysStartTime] DATETIME2 (7) NOT NULL,
    [SysEndTime]   DATETIME2 (7) NOT NULL
);
GO

-- Compressed, and the clustered index that retention needs: expired row groups are dropped as a whole.
CREATE CLUSTERED COLUMNSTORE INDEX [CCI_ModelWeightsHistory]
    ON [dbo].[ModelWeightsHistory];
