-- The errors since a moment, gathered: which procedure, which error, how often, when last.
CREATE FUNCTION [dbo].[fn_ErrorsSince] (@Since DATETIME2 (7))
RETURNS TABLE
WITH SCHEMABINDING
AS
RETURN
    SELECT [e].[ProcedureName], [e].[ErrorNumber], COUNT_BIG(*) AS [Times], MAX([e].[OccurredAt]) AS [LastAt], MAX([e].[ErrorMessage]) AS [AMessage]
    FROM [dbo].[ErrorLog] AS [e]
    WHERE [e].[OccurredAt] >= @Since
    GROUP BY [e].[ProcedureName], [e].[ErrorNumber];
