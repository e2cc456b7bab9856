-- A tier's factor holds for what lies beyond it only: of 20 million tokens the first half costs all, the rest nine
-- tenths; of 200 million (10 + 90 * 0.9 + 100 * 0.8) / 200.
SELECT [v].[Quantity], [v].[Expected], [t].[Factor]
FROM (VALUES (CAST(5000000 AS DECIMAL (18, 6)), 1.0), (20000000, 0.95), (200000000, 0.855), (0, 1.0)) AS [v] ([Quantity], [Expected])
CROSS APPLY [dbo].[fn_TierFactor](N'standard', N'inference', [v].[Quantity]) AS [t]
WHERE ISNULL(ABS([t].[Factor] - [v].[Expected]), 1) > 0.000001;
