-- Nodes are nodes and edges are edges: a table copied by SELECT INTO looks alike and is neither.
SELECT [expected].[TableName], [t].[is_node], [t].[is_edge]
FROM (VALUES
    (N'graph.AtomGraphNodes', 1, 0),
    (N'graph.AtomGraphEdges', 0, 1),
    (N'dbo.ProvenanceNodes', 1, 0),
    (N'dbo.ProvenanceEdges', 0, 1)
) AS [expected] ([TableName], [IsNode], [IsEdge])
LEFT JOIN [sys].[tables] AS [t] ON [t].[object_id] = OBJECT_ID([expected].[TableName])
WHERE [t].[object_id] IS NULL
   OR [t].[is_node] <> [expected].[IsNode]
   OR [t].[is_edge] <> [expected].[IsEdge];
