-- How alike two models are, layer by layer: the layers of the same index, the cosine of their weights where both are
-- known, and how far their statistics lie apart.
CREATE PROCEDURE [dbo].[sp_CompareModelKnowledge]
    @ModelAId INT,
    @ModelBId INT
AS
BEGIN
    SET NOCOUNT ON;

    BEGIN TRY
        IF (SELECT COUNT(*) FROM [dbo].[Models] WHERE [ModelId] IN (@ModelAId, @ModelBId)) <> 2
            THROW 50069, N'Two different models are needed.', 1;

        SELECT
            ISNULL([a].[LayerIdx], [b].[LayerIdx])                     AS [LayerIdx],
            [a].[LayerName]                                            AS [LayerA],
            [b].[LayerName]                                            AS [LayerB],
            [a].[ParameterCount]                                       AS [ParametersA],
            [b].[ParameterCount]                                       AS [ParametersB],
            [both].[Dot] / NULLIF(SQRT([both].[SquaresA] * [both].[SquaresB]), 0) AS [Cosine],
            [statsA].[MeanWeight] - [statsB].[MeanWeight]              AS [MeanDifference],
            [statsA].[DeviationWeight] - [statsB].[DeviationWeight]    AS [DeviationDifference]
        FROM (SELECT [LayerId], [LayerIdx], [LayerName], [ParameterCount] FROM [dbo].[ModelLayers] WHERE [ModelId] = @ModelAId) AS [a]
        FULL JOIN (SELECT [LayerId], [LayerIdx], [LayerName], [ParameterCount] FROM [dbo].[ModelLayers] WHERE [ModelId] = @ModelBId) AS [b]
            ON [b].[LayerIdx] = [a].[LayerIdx]
        OUTER APPLY (
            SELECT
                SUM(CAST([x].[WeightValue] AS FLOAT) * [y].[WeightValue]) AS [Dot],
                SUM(CAST([x].[WeightValue] AS FLOAT) * [x].[WeightValue]) AS [SquaresA],
                SUM(CAST([y].[WeightValue] AS FLOAT) * [y].[WeightValue]) AS [SquaresB]
            FROM [dbo].[ModelWeights] AS [x]
            INNER JOIN [dbo].[ModelWeights] AS [y]
                ON [y].[LayerId] = [b].[LayerId]
               AND [y].[WeightIndex] = [x].[WeightIndex]
            WHERE [x].[LayerId] = [a].[LayerId]
        ) AS [both]
        OUTER APPLY [dbo].[fn_LayerStatistics]([a].[LayerId]) AS [statsA]
        OUTER APPLY [dbo].[fn_LayerStatistics]([b].[LayerId]) AS [statsB]
        ORDER BY [LayerIdx];
    END TRY
    BEGIN CATCH
        THROW;
    END CATCH;
END;
