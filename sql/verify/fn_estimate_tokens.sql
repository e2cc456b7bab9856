-- Four characters make a token, rounded up; trailing spaces count.
SELECT [v].[Text], [v].[Expected], [dbo].[fn_EstimateTokens]([v].[Text]) AS [Found]
FROM (VALUES (N'', 0), (N'abcd', 1), (N'abcde', 2), (N'abcd    ', 2)) AS [v] ([Text], [Expected])
WHERE ISNULL([dbo].[fn_EstimateTokens]([v].[Text]), -1) <> [v].[Expected];
