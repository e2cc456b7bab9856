-- Cells of 100 units, also below zero: 2, -1 and 10 packed into ten bits each are 3144714.
SELECT [b].[BucketX], [b].[BucketY], [b].[BucketZ], [b].[Bucket]
FROM (VALUES (1)) AS [one] ([Row])
LEFT JOIN [dbo].[fn_SpatialBucketOf](geometry::STGeomFromText('POINT (250 -50 1050)', 0)) AS [b] ON 1 = 1
WHERE [b].[Bucket] IS NULL
   OR [b].[BucketX] <> 2 OR [b].[BucketY] <> -1 OR [b].[BucketZ] <> 10 OR [b].[Bucket] <> 3144714;
