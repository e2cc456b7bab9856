-- Geometry that the CLR library tells as text or bytes becomes geometry: coordinates, measures and cells as they were
-- given.
SELECT [v].[What]
FROM (
    SELECT
        [dbo].[fn_CreateGeometryPointWithImportance](1, 2, 3, 0.5)                         AS [Point],
        [dbo].[fn_SpatialProject](0x0000803F000000000000803F)                              AS [Projected],
        [dbo].[fn_AudioToWaveform](0x0040004000400040, 1, 1000, 10)                        AS [Wave],
        [dbo].[fn_GenerateImageGeometry](16, 8, 8, 1, 1, 5, 6, 7, 1)                       AS [Patches],
        [dbo].[fn_GenerateImageFromShapes](geometry::STGeomFromText('POLYGON ((0 0, 2 0, 2 2, 0 2, 0 0))', 0), 4, 2) AS [Image]
) AS [g]
CROSS APPLY (VALUES
    (N'fn_CreateGeometryPointWithImportance', CASE WHEN [g].[Point].STX = 1 AND [g].[Point].STY = 2 AND [g].[Point].Z = 3 AND [g].[Point].M = 0.5 THEN 1 END),
    (N'fn_SpatialProject', CASE WHEN [g].[Projected].STGeometryType() = N'Point' THEN 1 END),
    (N'fn_SpatialHash', CASE WHEN [dbo].[fn_SpatialHash]([g].[Point], 10) = [dbo].[clr_SpatialHash](1, 2, 3, 10) THEN 1 END),
    -- Half of the scale throughout.
    (N'fn_AudioToWaveform', CASE WHEN [g].[Wave].STStartPoint().STY = 0.5 AND [g].[Wave].STEndPoint().STY = 0.5 THEN 1 END),
    -- Two patches, wholly drawn to the guide.
    (N'fn_GenerateImageGeometry', CASE WHEN [g].[Patches].STNumGeometries() = 2 AND [g].[Patches].STGeometryN(1).STX = 5 THEN 1 END),
    -- The left half of four by two pixels.
    (N'fn_GenerateImageFromShapes', CASE WHEN [g].[Image] = 0xFFFF0000FFFF0000 THEN 1 END)
) AS [v] ([What], [IsRight])
WHERE [v].[IsRight] IS NULL;
