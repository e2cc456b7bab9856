-- The layers of a model: attention, feed-forward and normalization blocks with the shape of their tensors.
CREATE TABLE [dbo].[ModelLayers]
(
    [LayerId]         BIGINT IDENTITY (1, 1) NOT NULL,
    [ModelId]         INT            NOT NULL,
    [LayerIdx]        INT            NOT NULL,
    [LayerName]       NVARCHAR (256) NOT NULL,
    [LayerType]       NVARCHAR (100) NOT NULL,
    [WeightsGeometry] GEOMETRY       NULL,
    [TensorShape]     NVARCHAR (256) NOT NULL,
    [ParameterCount]  BIGINT         NOT NULL,
    [SysStartTime]    DATETIME2 (7)  GENERATED ALWAYS AS ROW START HIDDEN NOT NULL,
    [SysEndTime]      DATETIME2 (7)  GENERATED ALWAYS AS ROW END HIDDEN NOT NULL,
    CONSTRAINT [PK_ModelLayers] PRIMARY KEY CLUSTERED ([LayerId]),
    CONSTRAINT [FK_ModelLayers_Models] FOREIGN KEY ([ModelId]) REFERENCES [dbo].[Models] ([ModelId]),
    CONSTRAINT [CK_ModelLayers_LayerIdx] CHECK ([LayerIdx] >= 0),
    CONSTRAINT [CK_ModelLayers_ParameterCount] CHECK ([ParameterCount] >= 0),
    CONSTRAINT [CK_ModelLayers_TensorShape] CHECK (ISJSON([TensorShape]) = 1),
    PERIOD FOR SYSTEM_TIME ([SysStartTime], [SysEndTime])
)
WITH (SYSTEM_VERSIONING = ON (HISTORY_TABLE = [dbo].[ModelLayersHistory], DATA_CONSISTENCY_CHECK = ON));
GO

-- A layer has one place in its model.
CREATE UNIQUE NONCLUSTERED INDEX [UX_ModelLayers_ModelId_LayerIdx]
    ON [dbo].[ModelLayers] ([ModelId], [LayerIdx]);
GO

-- Layers whose weights are distributed alike. The box is that of dbo.AtomEmbeddings.
CREATE SPATIAL INDEX [IX_ModelLayers_Weights]
    ON [dbo].[ModelLayers] ([WeightsGeometry])
    USING GEOMETRY_GRID
    WITH (
        BOUNDING_BOX = (XMIN = -1000, YMIN = -1000, XMAX = 1000, YMAX = 1000),
        GRIDS = (LEVEL_1 = MEDIUM, LEVEL_2 = MEDIUM, LEVEL_3 = MEDIUM, LEVEL_4 = MEDIUM),
        CELLS_PER_OBJECT = 16
    );
