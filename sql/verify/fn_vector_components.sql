-- 1 and 2 as float32, little-endian (IEEE 754), come out as numbers in order.
SELECT [e].[ComponentIndex], [e].[ComponentValue], [c].[ComponentValue] AS [Found]
FROM (VALUES (0, CAST(1 AS REAL)), (1, CAST(2 AS REAL))) AS [e] ([ComponentIndex], [ComponentValue])
FULL JOIN [dbo].[fn_VectorComponents](0x0000803F00000040) AS [c] ON [c].[ComponentIndex] = [e].[ComponentIndex]
WHERE [e].[ComponentIndex] IS NULL OR [c].[ComponentIndex] IS NULL OR [e].[ComponentValue] <> [c].[ComponentValue];
