-- How a test came out in its last runs, and how far it is from its baseline.
CREATE FUNCTION [dbo].[fn_TestHistory] (@TestName NVARCHAR (256), @Runs INT)
RETURNS TABLE
WITH SCHEMABINDING
AS
RETURN
    SELECT TOP (@Runs) [t].[TestRunId], [t].[Outcome], [t].[DurationMs], [t].[BaselineMs],
           [t].[DurationMs] / NULLIF([t].[BaselineMs], 0) AS [TimesBaseline], [t].[ExecutedAt]
    FROM [dbo].[TestResults] AS [t]
    WHERE [t].[TestName] = @TestName
    ORDER BY [t].[ExecutedAt] DESC;
