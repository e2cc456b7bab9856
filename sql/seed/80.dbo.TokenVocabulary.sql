-- The tokens that mark a text instead of being in it. Equal rows stay untouched, and rows that are not named here stay.
MERGE [dbo].[TokenVocabulary] AS [target]
USING (VALUES
    (N'default', N'<pad>', CAST(1 AS BIT)),
    (N'default', N'<unk>', CAST(1 AS BIT)),
    (N'default', N'<bos>', CAST(1 AS BIT)),
    (N'default', N'<eos>', CAST(1 AS BIT))
) AS [source] ([VocabularyName], [TokenText], [IsSpecial])
    ON [target].[VocabularyName] = [source].[VocabularyName]
   AND [target].[TokenText] = [source].[TokenText]
WHEN MATCHED AND EXISTS (
        SELECT [source].[IsSpecial]
        EXCEPT
        SELECT [target].[IsSpecial])
    THEN UPDATE SET
        [IsSpecial] = [source].[IsSpecial]
WHEN NOT MATCHED BY TARGET
    THEN INSERT ([VocabularyName], [TokenText], [IsSpecial])
         VALUES ([source].[VocabularyName], [source].[TokenText], [source].[IsSpecial]);
