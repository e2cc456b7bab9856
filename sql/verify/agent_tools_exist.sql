-- What agents are offered can be called.
SELECT [t].[ToolName], [t].[ProcedureName]
FROM [dbo].[AgentTools] AS [t]
WHERE [t].[IsEnabled] = 1
  AND OBJECT_ID([t].[ProcedureName]) IS NULL;
