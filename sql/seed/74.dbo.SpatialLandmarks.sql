-- Known vectors that the projection is held to. Their vectors are drawn from the seeds when first needed, so one that
-- is filled in stays. Equal rows stay untouched, and rows that are not named here stay.
MERGE [dbo].[SpatialLandmarks] AS [target]
USING (VALUES
    (N'landmark-1', 5003),
    (N'landmark-2', 6007),
    (N'landmark-3', 7001),
    (N'landmark-4', 8009)
) AS [source] ([LandmarkName], [GeneratorSeed])
    ON [target].[LandmarkName] = [source].[LandmarkName]
WHEN MATCHED AND EXISTS (
        SELECT [source].[GeneratorSeed]
        EXCEPT
        SELECT [target].[GeneratorSeed])
    THEN UPDATE SET
        [GeneratorSeed] = [source].[GeneratorSeed]
WHEN NOT MATCHED BY TARGET
    THEN INSERT ([LandmarkName], [GeneratorSeed])
         VALUES ([source].[LandmarkName], [source].[GeneratorSeed]);
