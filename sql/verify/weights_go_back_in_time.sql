-- class: rolled-back
-- Weights are written where they differ, moved along a gradient, and summed up; a snapshot names the moment.
DECLARE @model    INT,
        @version  INT,
        @again    INT,
        @layer    BIGINT,
        @snapshot INT;
DECLARE @failures TABLE ([What] NVARCHAR (100) NOT NULL, [Found] NVARCHAR (100) NULL);

EXECUTE [dbo].[sp_RegisterModel] N'check-model', N'check', N'transformer', NULL, 0x01, @model OUTPUT, @version OUTPUT;
EXECUTE [dbo].[sp_RegisterModel] N'check-model', N'check', N'transformer', NULL, 0x01, @model OUTPUT, @again OUTPUT;
INSERT INTO @failures SELECT N'sp_RegisterModel', CAST(@again AS NVARCHAR (40)) WHERE @version IS NULL OR @version <> @again;
EXECUTE [dbo].[sp_ServeModelVersion] @version;
INSERT INTO @failures SELECT N'fn_ServingVersion', CAST(COUNT(*) AS NVARCHAR (40)) FROM [dbo].[fn_ServingVersion](@model) AS [v] WHERE [v].[ModelVersionId] = @version HAVING COUNT(*) <> 1;

INSERT INTO [dbo].[ModelLayers] ([ModelId], [LayerIdx], [LayerName], [LayerType], [TensorShape], [ParameterCount]) VALUES (@model, 0, N'check', N'dense', N'[2]', 2);
SET @layer = SCOPE_IDENTITY();

-- 1 and 3 as float32: mean 2, deviation 1.
EXECUTE [dbo].[sp_WriteLayerWeights] @layer, 0x0000803F00004040, N'check';
INSERT INTO @failures SELECT N'fn_LayerStatistics', CAST([s].[MeanWeight] AS NVARCHAR (40)) FROM [dbo].[fn_LayerStatistics](@layer) AS [s] WHERE [s].[WeightCount] <> 2 OR ABS([s].[MeanWeight] - 2) > 0.000001 OR ABS([s].[DeviationWeight] - 1) > 0.000001;

-- A step of 0.5 along (2, 2) takes 1 off each.
EXECUTE [dbo].[sp_AdjustLayerWeights] @layer, 0x0000004000000040, 0.5;
INSERT INTO @failures SELECT N'sp_AdjustLayerWeights', CAST(SUM([WeightValue]) AS NVARCHAR (40)) FROM [dbo].[ModelWeights] WHERE [LayerId] = @layer HAVING ABS(ISNULL(SUM([WeightValue]), 0) - 2) > 0.000001;
INSERT INTO @failures SELECT N'WeightAdjustmentHistory', CAST(COUNT(*) AS NVARCHAR (40)) FROM [dbo].[WeightAdjustmentHistory] WHERE [LayerId] = @layer HAVING COUNT(*) <> 2;

EXECUTE [dbo].[sp_SnapshotModel] @model, N'check-snapshot', NULL, @snapshot OUTPUT;
INSERT INTO @failures SELECT N'sp_SnapshotModel', CAST([WeightCount] AS NVARCHAR (40)) FROM [dbo].[WeightSnapshots] WHERE [SnapshotName] = N'check-snapshot' AND [WeightCount] <> 2;
INSERT INTO @failures SELECT N'fn_ModelSummary', CAST([m].[StoredWeights] AS NVARCHAR (40)) FROM [dbo].[fn_ModelSummary](@model) AS [m] WHERE [m].[Layers] <> 1 OR [m].[StoredWeights] <> 2 OR [m].[LastSnapshot] IS NULL;

-- Nothing of this model was there an hour ago.
INSERT INTO @failures SELECT N'fn_ModelWeightsAt', CAST(COUNT(*) AS NVARCHAR (40)) FROM [dbo].[fn_ModelWeightsAt](@model, DATEADD(HOUR, -1, SYSUTCDATETIME())) AS [w] HAVING COUNT(*) <> 0;
INSERT INTO @failures SELECT N'fn_WeightChanges', CAST(COUNT(*) AS NVARCHAR (40)) FROM [dbo].[fn_WeightChanges](@model, DATEADD(HOUR, -1, SYSUTCDATETIME()), SYSUTCDATETIME()) AS [w] HAVING COUNT(*) <> 2;
INSERT INTO @failures SELECT N'fn_ModelLayersAt', CAST(COUNT(*) AS NVARCHAR (40)) FROM [dbo].[fn_ModelLayersAt](@model, SYSUTCDATETIME()) AS [l] HAVING COUNT(*) <> 1;
INSERT INTO @failures SELECT N'fn_CoefficientsAt', CAST(COUNT(*) AS NVARCHAR (40)) FROM [dbo].[fn_CoefficientsAt](@layer, SYSUTCDATETIME()) AS [c] HAVING COUNT(*) <> 0;

SELECT [What], [Found] FROM @failures;
