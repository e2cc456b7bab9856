-- The words of a text and where each stands, from 0: runs of characters between white space.
CREATE FUNCTION [dbo].[fn_Words] (@Text NVARCHAR (MAX))
RETURNS TABLE
WITH SCHEMABINDING
AS
RETURN
    WITH [Characters] AS (
        SELECT
            [n].[Number] AS [Position],
            CASE WHEN SUBSTRING(@Text, [n].[Number] + 1, 1) COLLATE Latin1_General_100_BIN2 IN (N' ', NCHAR(9), NCHAR(10), NCHAR(13), NCHAR(160)) THEN 1 ELSE 0 END AS [IsSpace]
        FROM [dbo].[fn_Numbers](DATALENGTH(@Text) / 2) AS [n]
    ),
    [Starts] AS (
        SELECT [Position], [IsSpace],
               CASE WHEN [IsSpace] = 0 AND LAG([IsSpace], 1, 1) OVER (ORDER BY [Position]) = 1 THEN 1 ELSE 0 END AS [IsStart]
        FROM [Characters]
    ),
    [Numbered] AS (
        SELECT [Position], SUM([IsStart]) OVER (ORDER BY [Position] ROWS UNBOUNDED PRECEDING) AS [WordNumber]
        FROM [Starts]
        WHERE [IsSpace] = 0
    )
    SELECT
        CAST([WordNumber] - 1 AS INT)                           AS [WordPosition],
        MIN([Position])                                         AS [CharacterOffset],
        CAST(COUNT(*) AS INT)                                   AS [CharacterLength],
        SUBSTRING(@Text, MIN([Position]) + 1, CAST(COUNT(*) AS INT)) AS [Word]
    FROM [Numbered]
    GROUP BY [WordNumber];
