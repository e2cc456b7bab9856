-- Edges connect the nodes that they are for, are found from both ends, and exist once between two nodes.
SELECT [expected].[TableName], [expected].[IndexName]
FROM (VALUES
    (N'dbo.ProvenanceEdges', N'UX_ProvenanceEdges_From_To_Type', 1),
    (N'dbo.ProvenanceEdges', N'IX_ProvenanceEdges_To', 0),
    (N'graph.AtomGraphEdges', N'UX_AtomGraphEdges_From_To_Type', 1),
    (N'graph.AtomGraphEdges', N'IX_AtomGraphEdges_To', 0)
) AS [expected] ([TableName], [IndexName], [IsUnique])
LEFT JOIN [sys].[indexes] AS [i]
    ON [i].[object_id] = OBJECT_ID([expected].[TableName])
   AND [i].[name] = [expected].[IndexName] COLLATE DATABASE_DEFAULT
LEFT JOIN [sys].[edge_constraints] AS [e]
    ON [e].[parent_object_id] = OBJECT_ID([expected].[TableName])
   AND [e].[is_disabled] = 0
   AND [e].[is_not_trusted] = 0
WHERE [i].[object_id] IS NULL
   OR [i].[is_unique] <> [expected].[IsUnique]
   OR [e].[object_id] IS NULL;
