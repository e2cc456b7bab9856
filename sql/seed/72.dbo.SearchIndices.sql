-- The indexes that the schema has for searching. Equal rows stay untouched, and rows that are not named here stay.
MERGE [dbo].[SearchIndices] AS [target]
USING (VALUES
    (N'IX_AtomEmbeddings_Spatial', N'Spatial', N'dbo.AtomEmbeddings', N'SpatialKey', CAST(1 AS BIT)),
    (N'IX_AtomEmbeddings_Bucket', N'Bucket', N'dbo.AtomEmbeddings', N'SpatialBucket', CAST(1 AS BIT)),
    (N'IX_ModelLayers_Weights', N'Spatial', N'dbo.ModelLayers', N'WeightsGeometry', CAST(1 AS BIT))
) AS [source] ([IndexName], [IndexType], [TargetTable], [TargetColumn], [IsActive])
    ON [target].[IndexName] = [source].[IndexName]
WHEN MATCHED AND EXISTS (
        SELECT [source].[IndexType], [source].[TargetTable], [source].[TargetColumn], [source].[IsActive]
        EXCEPT
        SELECT [target].[IndexType], [target].[TargetTable], [target].[TargetColumn], [target].[IsActive])
    THEN UPDATE SET
        [IndexType]    = [source].[IndexType],
        [TargetTable]  = [source].[TargetTable],
        [TargetColumn] = [source].[TargetColumn],
        [IsActive]     = [source].[IsActive]
WHEN NOT MATCHED BY TARGET
    THEN INSERT ([IndexName], [IndexType], [TargetTable], [TargetColumn], [IsActive])
         VALUES ([source].[IndexName], [source].[IndexType], [source].[TargetTable], [source].[TargetColumn], [source].[IsActive]);
