-- The models that every installation knows. Equal rows stay untouched, and rows that are not named here stay.
MERGE [dbo].[Models] AS [target]
USING (VALUES
    (N'default-embedding', N'embedding', N'transformer', CAST(1 AS BIT)),
    (N'Llama 4', N'llama4', N'transformer', CAST(1 AS BIT)),
    (N'Qwen 3', N'qwen3', N'transformer', CAST(1 AS BIT)),
    (N'Mistral', N'mistral', N'transformer', CAST(1 AS BIT))
) AS [source] ([ModelName], [ModelType], [Architecture], [IsActive])
    ON [target].[ModelName] = [source].[ModelName]
WHEN MATCHED AND EXISTS (
        SELECT [source].[ModelType], [source].[Architecture], [source].[IsActive]
        EXCEPT
        SELECT [target].[ModelType], [target].[Architecture], [target].[IsActive])
    THEN UPDATE SET
        [ModelType]    = [source].[ModelType],
        [Architecture] = [source].[Architecture],
        [IsActive]     = [source].[IsActive]
WHEN NOT MATCHED BY TARGET
    THEN INSERT ([ModelName], [ModelType], [Architecture], [IsActive])
         VALUES ([source].[ModelName], [source].[ModelType], [source].[Architecture], [source].[IsActive]);
