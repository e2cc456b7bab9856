-- The active models for a task, the better and quicker first: the share of answered requests of the last 30 days, less
-- a tenth for each second they took. A model that nobody has asked yet counts as the middle. A model can do a task
-- when its metadata 'capabilities' names it, and any when it has none.
CREATE FUNCTION [dbo].[fn_SelectModelsForTask] (@TenantId INT, @Task NVARCHAR (128), @MaxModels INT)
RETURNS TABLE
AS
RETURN
    SELECT TOP (@MaxModels)
        [m].[ModelId],
        [m].[ModelName],
        CAST(ISNULL([past].[SuccessRate] - [past].[MeanDurationMs] / 10000, 0.5) AS FLOAT) AS [Score]
    FROM [dbo].[Models] AS [m]
    LEFT JOIN [dbo].[ModelMetadata] AS [c]
        ON [c].[ModelId] = [m].[ModelId]
       AND [c].[MetadataKey] = N'capabilities'
    OUTER APPLY (
        SELECT
            AVG(CASE WHEN [r].[Status] = N'Completed' THEN CAST(1 AS FLOAT) ELSE 0 END) AS [SuccessRate],
            ISNULL(AVG(CAST([r].[TotalDurationMs] AS FLOAT)), 0)                        AS [MeanDurationMs]
        FROM [dbo].[InferenceRequests] AS [r]
        WHERE [r].[TenantId] = @TenantId
          AND [r].[ModelId] = [m].[ModelId]
          AND [r].[RequestTimestamp] >= DATEADD(DAY, -30, SYSUTCDATETIME())
          AND [r].[Status] IN (N'Completed', N'Failed')
        HAVING COUNT(*) > 0
    ) AS [past]
    WHERE [m].[IsActive] = 1
      AND ([c].[MetadataValue] IS NULL
           OR EXISTS (SELECT 1 FROM [dbo].[fn_ParseModelCapabilities]([c].[MetadataValue]) AS [p] WHERE [p].[Capability] = @Task))
    ORDER BY [Score] DESC, [m].[ModelId];
