-- Earlier versions of the rows of dbo.ModelLayers; the server alone writes here. Its GEOMETRY column rules out a
-- columnstore, and layers change seldom.
CREATE TABLE [dbo].[ModelLayersHistory]
(
    [LayerId]         BIGINT         NOT NULL,
    [ModelId]         INT            NOT NULL,
    [LayerIdx]        INT            NOT NULL,
    [LayerName]       NVARCHAR (256) NOT NULL,
    [LayerType]       NVARCHAR (100) NOT NULL,
    [WeightsGeometry] GEOMETRY       NULL,
    [TensorShape]     NVARCHAR (256) NOT NULL,
    [ParameterCount]  BIGINT         NOT NULL,
    [SysStartTime]    DATETIME2 (7)  NOT NULL,
    [SysEndTime]      DATETIME2 (7)  NOT NULL
);
GO

-- The order in which FOR SYSTEM_TIME reads.
CREATE CLUSTERED INDEX [IX_ModelLayersHistory_Period]
    ON [dbo].[ModelLayersHistory] ([SysEndTime], [SysStartTime]);
