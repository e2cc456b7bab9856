-- What several models together say of atoms: each model's mean coefficient over an atom's value, weighted by the
-- model's share. @ModelWeights is a JSON object of model number and share; only the shares' proportions count.
CREATE FUNCTION [dbo].[fn_EnsembleAtomScores] (@TenantId INT, @ModelWeights NVARCHAR (MAX), @TopK INT)
RETURNS TABLE
AS
RETURN
    WITH [Shares] AS (
        SELECT
            -- TRY, because the filter below may be looked at later.
            TRY_CAST([j].[key] AS INT)                                                               AS [ModelId],
            TRY_CAST([j].[value] AS FLOAT) / NULLIF(SUM(TRY_CAST([j].[value] AS FLOAT)) OVER (), 0) AS [Share]
        FROM OPENJSON(@ModelWeights) AS [j]
        WHERE TRY_CAST([j].[key] AS INT) IS NOT NULL
          AND TRY_CAST([j].[value] AS FLOAT) > 0
    ),
    [Said] AS (
        SELECT [a].[AtomId], [l].[ModelId], AVG([a].[MeanActivation]) AS [Activation]
        FROM [Shares] AS [s]
        INNER JOIN [dbo].[ModelLayers] AS [l] ON [l].[ModelId] = [s].[ModelId]
        INNER JOIN [dbo].[ModelActivations] AS [a] ON [a].[LayerId] = [l].[LayerId]
        WHERE [a].[TenantId] = @TenantId
          AND [a].[AtomId] IS NOT NULL
        GROUP BY [a].[AtomId], [l].[ModelId]
    )
    SELECT TOP (@TopK)
        [said].[AtomId],
        SUM([said].[Activation] * [s].[Share]) AS [EnsembleScore],
        CAST(COUNT(*) AS INT)                  AS [ModelCount]
    FROM [Said] AS [said]
    INNER JOIN [Shares] AS [s] ON [s].[ModelId] = [said].[ModelId]
    GROUP BY [said].[AtomId]
    ORDER BY [EnsembleScore] DESC, [said].[AtomId];
