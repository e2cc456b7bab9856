-- How the weights of a layer are spread: count, mean, deviation, extremes, and the share that is next to nothing.
CREATE FUNCTION [dbo].[fn_LayerStatistics] (@LayerId BIGINT)
RETURNS TABLE
WITH SCHEMABINDING
AS
RETURN
    SELECT
        COUNT_BIG(*)                                                                    AS [WeightCount],
        AVG(CAST([w].[WeightValue] AS FLOAT))                                           AS [MeanWeight],
        STDEVP([w].[WeightValue])                                                       AS [DeviationWeight],
        MIN([w].[WeightValue])                                                          AS [MinWeight],
        MAX([w].[WeightValue])                                                          AS [MaxWeight],
        AVG(CASE WHEN ABS([w].[WeightValue]) < 0.000001 THEN CAST(1 AS FLOAT) ELSE 0 END) AS [Sparsity]
    FROM [dbo].[ModelWeights] AS [w]
    WHERE [w].[LayerId] = @LayerId;
