-- SHA-256 of 'abc' and of nothing, as FIPS 180-4's examples have them.
SELECT [v].[Content], [dbo].[fn_ContentHash]([v].[Content]) AS [Found]
FROM (VALUES
    (CAST(0x616263 AS VARBINARY (MAX)), 0xBA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD),
    (CAST(0x AS VARBINARY (MAX)), 0xE3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855)
) AS [v] ([Content], [Expected])
WHERE ISNULL([dbo].[fn_ContentHash]([v].[Content]), 0x) <> [v].[Expected];
