-- The three anchors of the projection. Their vectors are not named, so one that is filled in stays. Equal rows stay
-- untouched, and rows that are not named here stay.
MERGE [dbo].[SpatialProjectionAnchors] AS [target]
USING (VALUES
    (N'anchor-x', 'X', 1009, CAST(1000 AS FLOAT)),
    (N'anchor-y', 'Y', 2003, CAST(1000 AS FLOAT)),
    (N'anchor-z', 'Z', 3001, CAST(1000 AS FLOAT))
) AS [source] ([AnchorName], [Axis], [GeneratorSeed], [Scale])
    ON [target].[AnchorName] = [source].[AnchorName]
WHEN MATCHED AND EXISTS (
        SELECT [source].[Axis], [source].[GeneratorSeed], [source].[Scale]
        EXCEPT
        SELECT [target].[Axis], [target].[GeneratorSeed], [target].[Scale])
    THEN UPDATE SET
        [Axis]          = [source].[Axis],
        [GeneratorSeed] = [source].[GeneratorSeed],
        [Scale]         = [source].[Scale]
WHEN NOT MATCHED BY TARGET
    THEN INSERT ([AnchorName], [Axis], [GeneratorSeed], [Scale])
         VALUES ([source].[AnchorName], [source].[Axis], [source].[GeneratorSeed], [source].[Scale]);
