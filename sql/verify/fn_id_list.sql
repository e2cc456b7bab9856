-- Each number once; what is none is left out.
SELECT [e].[Id] AS [Expected], [i].[Id] AS [Found]
FROM (VALUES (CAST(1 AS BIGINT)), (2)) AS [e] ([Id])
FULL JOIN [dbo].[fn_IdList](N'1, 2,x,2,,') AS [i] ON [i].[Id] = [e].[Id]
WHERE [e].[Id] IS NULL OR [i].[Id] IS NULL;
