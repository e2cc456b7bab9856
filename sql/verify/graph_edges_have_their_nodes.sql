-- An edge keeps the object_id of its node's table; where that table was rebuilt its ends are NULL.
SELECT N'dbo.ProvenanceEdges' AS [TableName], COUNT_BIG(*) AS [LostEdges]
FROM [dbo].[ProvenanceEdges]
WHERE $from_id IS NULL OR $to_id IS NULL
HAVING COUNT_BIG(*) > 0
UNION ALL
SELECT N'graph.AtomGraphEdges', COUNT_BIG(*)
FROM [graph].[AtomGraphEdges]
WHERE $from_id IS NULL OR $to_id IS NULL
HAVING COUNT_BIG(*) > 0;
