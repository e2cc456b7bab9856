-- What a model is made of: versions, layers, parameters, weights that are stored, and its last snapshot.
CREATE FUNCTION [dbo].[fn_ModelSummary] (@ModelId INT)
RETURNS TABLE
AS
RETURN
    SELECT
        [m].[ModelId],
        [m].[ModelName],
        [m].[IsActive],
        [v].[VersionNumber]                              AS [ServingVersion],
        [l].[Layers],
        [l].[Parameters],
        (SELECT COUNT_BIG(*) FROM [dbo].[ModelWeights] AS [w] WHERE [w].[ModelId] = [m].[ModelId]) AS [StoredWeights],
        (SELECT MAX([s].[SnapshotTime]) FROM [dbo].[WeightSnapshots] AS [s] WHERE [s].[ModelId] = [m].[ModelId]) AS [LastSnapshot]
    FROM [dbo].[Models] AS [m]
    OUTER APPLY [dbo].[fn_ServingVersion]([m].[ModelId]) AS [v]
    CROSS APPLY (
        SELECT COUNT(*) AS [Layers], ISNULL(SUM([x].[ParameterCount]), 0) AS [Parameters]
        FROM [dbo].[ModelLayers] AS [x]
        WHERE [x].[ModelId] = [m].[ModelId]
    ) AS [l]
    WHERE [m].[ModelId] = @ModelId;
