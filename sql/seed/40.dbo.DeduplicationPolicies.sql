-- How alike is alike enough. Equal rows stay untouched, and rows that are not named here stay.
MERGE [dbo].[DeduplicationPolicies] AS [target]
USING (VALUES
    (N'Default', CAST(0.9500 AS DECIMAL (5, 4)), CAST(NULL AS FLOAT), CAST(1 AS BIT)),
    (N'Strict', CAST(0.9900 AS DECIMAL (5, 4)), CAST(1 AS FLOAT), CAST(1 AS BIT)),
    (N'Exact', CAST(1.0000 AS DECIMAL (5, 4)), CAST(0 AS FLOAT), CAST(1 AS BIT))
) AS [source] ([PolicyName], [SemanticThreshold], [SpatialThreshold], [IsActive])
    ON [target].[PolicyName] = [source].[PolicyName]
WHEN MATCHED AND EXISTS (
        SELECT [source].[SemanticThreshold], [source].[SpatialThreshold], [source].[IsActive]
        EXCEPT
        SELECT [target].[SemanticThreshold], [target].[SpatialThreshold], [target].[IsActive])
    THEN UPDATE SET
        [SemanticThreshold] = [source].[SemanticThreshold],
        [SpatialThreshold]  = [source].[SpatialThreshold],
        [IsActive]          = [source].[IsActive]
WHEN NOT MATCHED BY TARGET
    THEN INSERT ([PolicyName], [SemanticThreshold], [SpatialThreshold], [IsActive])
         VALUES ([source].[PolicyName], [source].[SemanticThreshold], [source].[SpatialThreshold], [source].[IsActive]);
