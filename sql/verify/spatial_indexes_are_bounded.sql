-- The spatial indexes exist, are on, and cover the box that projections fall into.
SELECT [expected].[TableName], [expected].[IndexName], [s].[bounding_box_xmin], [s].[bounding_box_xmax]
FROM (VALUES
    (N'dbo.AtomEmbeddings', N'IX_AtomEmbeddings_Spatial'),
    (N'dbo.ModelLayers', N'IX_ModelLayers_Weights'),
    (N'dbo.SessionPaths', N'IX_SessionPaths_Position'),
    (N'dbo.SpatialIndexClusters', N'IX_SpatialIndexClusters_Center'),
    (N'dbo.SpatialRegions', N'IX_SpatialRegions_Boundary')
) AS [expected] ([TableName], [IndexName])
LEFT JOIN [sys].[indexes] AS [i]
    ON [i].[object_id] = OBJECT_ID([expected].[TableName])
   AND [i].[name] = [expected].[IndexName]
LEFT JOIN [sys].[spatial_index_tessellations] AS [s]
    ON [s].[object_id] = [i].[object_id]
   AND [s].[index_id] = [i].[index_id]
WHERE [s].[object_id] IS NULL
   OR [i].[is_disabled] = 1
   OR [s].[bounding_box_xmin] > -1000
   OR [s].[bounding_box_ymin] > -1000
   OR [s].[bounding_box_xmax] < 1000
   OR [s].[bounding_box_ymax] < 1000;
