-- What feedback can be about. Equal rows stay untouched, and rows that are not named here stay.
MERGE [dbo].[FeedbackCategories] AS [target]
USING (VALUES
    (N'Answer', N'The answer is wrong, incomplete or not to the point.', CAST(1 AS BIT)),
    (N'Speed', N'It took too long.', CAST(1 AS BIT)),
    (N'Error', N'Something failed.', CAST(1 AS BIT)),
    (N'Wish', N'Something that is not there yet.', CAST(1 AS BIT)),
    (N'Billing', N'A charge that is not understood.', CAST(1 AS BIT))
) AS [source] ([CategoryName], [Description], [IsActive])
    ON [target].[CategoryName] = [source].[CategoryName]
WHEN MATCHED AND EXISTS (
        SELECT [source].[Description], [source].[IsActive]
        EXCEPT
        SELECT [target].[Description], [target].[IsActive])
    THEN UPDATE SET
        [Description] = [source].[Description],
        [IsActive]    = [source].[IsActive]
WHEN NOT MATCHED BY TARGET
    THEN INSERT ([CategoryName], [Description], [IsActive])
         VALUES ([source].[CategoryName], [source].[Description], [source].[IsActive]);
