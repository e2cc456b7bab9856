-- A month begins at midnight of its first day, also in a leap year and for the last instant.
SELECT [v].[At], [v].[Expected], [dbo].[fn_MonthStart]([v].[At]) AS [Found]
FROM (VALUES
    (CAST('2024-02-29T23:59:59.9999999' AS DATETIME2 (7)), CAST('2024-02-01' AS DATETIME2 (7))),
    (CAST('2025-01-01T00:00:00' AS DATETIME2 (7)), CAST('2025-01-01' AS DATETIME2 (7)))
) AS [v] ([At], [Expected])
WHERE ISNULL([dbo].[fn_MonthStart]([v].[At]), '0001-01-01') <> [v].[Expected];
