-- How reliable the tools of a tenant's agents are.
CREATE FUNCTION [dbo].[fn_ToolSuccess] (@TenantId INT, @Since DATETIME2 (7))
RETURNS TABLE
WITH SCHEMABINDING
AS
RETURN
    SELECT [t].[ToolName], COUNT(*) AS [Calls],
           AVG(CASE WHEN [i].[WasSuccessful] = 1 THEN CAST(1 AS FLOAT) ELSE 0 END) AS [SuccessRate],
           AVG(CAST([i].[DurationMs] AS FLOAT))                                     AS [MeanDurationMs]
    FROM [dbo].[ToolInvocationLog] AS [i]
    INNER JOIN [dbo].[AgentTools] AS [t] ON [t].[ToolId] = [i].[ToolId]
    WHERE [i].[TenantId] = @TenantId
      AND [i].[InvokedAt] >= @Since
    GROUP BY [t].[ToolName];
