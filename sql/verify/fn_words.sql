-- Words and where they stand; runs of white space part them once.
SELECT [e].[WordPosition], [e].[Word], [w].[CharacterOffset], [w].[Word] AS [Found]
FROM (VALUES (0, 1, 3, N'the'), (1, 6, 3, N'cat'), (2, 10, 3, N'sat')) AS [e] ([WordPosition], [CharacterOffset], [CharacterLength], [Word])
FULL JOIN [dbo].[fn_Words](N' the  cat' + NCHAR(9) + N'sat ') AS [w] ON [w].[WordPosition] = [e].[WordPosition]
WHERE [e].[WordPosition] IS NULL OR [w].[WordPosition] IS NULL
   OR [w].[CharacterOffset] <> [e].[CharacterOffset] OR [w].[CharacterLength] <> [e].[CharacterLength] OR [w].[Word] <> [e].[Word];
