-- A list such as '1,2,3' as numbers, each once. What is no number is left out.
CREATE FUNCTION [dbo].[fn_IdList] (@List NVARCHAR (MAX))
RETURNS TABLE
AS
RETURN
    SELECT DISTINCT TRY_CAST(LTRIM(RTRIM([s].[value])) AS BIGINT) AS [Id]
    FROM STRING_SPLIT(@List, N',') AS [s]
    WHERE TRY_CAST(LTRIM(RTRIM([s].[value])) AS BIGINT) IS NOT NULL
      AND LTRIM(RTRIM([s].[value])) <> N'';
