-- The procedures that agents may call: such as only read. Equal rows stay untouched, and rows that are not named here
-- stay.
MERGE [dbo].[AgentTools] AS [target]
USING (VALUES
    (N'semantic-search', N'Finds the atoms whose embeddings are nearest to a vector.', N'dbo.sp_SemanticSearch', CAST(1 AS BIT), CAST(1 AS BIT)),
    (N'query-provenance', N'Tells what a thing was made from.', N'dbo.sp_QueryProvenance', CAST(1 AS BIT), CAST(1 AS BIT)),
    (N'compare-embeddings', N'Tells how alike two embeddings are.', N'dbo.sp_CompareEmbeddings', CAST(1 AS BIT), CAST(1 AS BIT))
) AS [source] ([ToolName], [Description], [ProcedureName], [IsReadOnly], [IsEnabled])
    ON [target].[ToolName] = [source].[ToolName]
WHEN MATCHED AND EXISTS (
        SELECT [source].[Description], [source].[ProcedureName], [source].[IsReadOnly], [source].[IsEnabled]
        EXCEPT
        SELECT [target].[Description], [target].[ProcedureName], [target].[IsReadOnly], [target].[IsEnabled])
    THEN UPDATE SET
        [Description]   = [source].[Description],
        [ProcedureName] = [source].[ProcedureName],
        [IsReadOnly]    = [source].[IsReadOnly],
        [IsEnabled]     = [source].[IsEnabled]
WHEN NOT MATCHED BY TARGET
    THEN INSERT ([ToolName], [Description], [ProcedureName], [IsReadOnly], [IsEnabled])
         VALUES ([source].[ToolName], [source].[Description], [source].[ProcedureName], [source].[IsReadOnly], [source].[IsEnabled]);
