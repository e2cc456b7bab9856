-- The whole numbers from 0 below @Count, at most 16777216 of them: what loops over bytes are made of.
CREATE FUNCTION [dbo].[fn_Numbers] (@Count BIGINT)
RETURNS TABLE
WITH SCHEMABINDING
AS
RETURN
    WITH [Sixteen] ([N]) AS (
        SELECT 1
        FROM (VALUES (1), (1), (1), (1), (1), (1), (1), (1), (1), (1), (1), (1), (1), (1), (1), (1)) AS [v] ([N])
    ),
    [Many] ([N]) AS (
        SELECT 1
        FROM [Sixteen] AS [a]
        CROSS JOIN [Sixteen] AS [b]
        CROSS JOIN [Sixteen] AS [c]
        CROSS JOIN [Sixteen] AS [d]
        CROSS JOIN [Sixteen] AS [e]
        CROSS JOIN [Sixteen] AS [f]
    )
    SELECT TOP (ISNULL(@Count, 0)) CAST(ROW_NUMBER() OVER (ORDER BY (SELECT NULL)) - 1 AS INT) AS [Number]
    FROM [Many];
