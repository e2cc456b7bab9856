-- 1998 dimensions are 8000 bytes, as the native type and as the binary that stands for it.
SELECT [expected].[TableName], [expected].[ColumnName], [c].[max_length]
FROM (VALUES
    (N'dbo.AtomEmbeddings', N'EmbeddingVector'),
    (N'dbo.SpatialProjectionAnchors', N'AnchorVector'),
    (N'dbo.SpatialLandmarks', N'LandmarkVector'),
    (N'provenance.Concepts', N'CentroidVector')
) AS [expected] ([TableName], [ColumnName])
LEFT JOIN [sys].[columns] AS [c]
    ON [c].[object_id] = OBJECT_ID([expected].[TableName])
   AND [c].[name] = [expected].[ColumnName] COLLATE DATABASE_DEFAULT
WHERE [c].[object_id] IS NULL
   OR [c].[max_length] <> 8000;
