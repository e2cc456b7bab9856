-- The cell of the grid that a projected point lies in, 100 units a side: its three numbers, and the three packed into
-- ten bits each, as dbo.AtomEmbeddings keeps them. No row for a point that is none.
CREATE FUNCTION [dbo].[fn_SpatialBucketOf] (@Point GEOMETRY)
RETURNS TABLE
WITH SCHEMABINDING
AS
RETURN
    SELECT
        [cell].[X] AS [BucketX],
        [cell].[Y] AS [BucketY],
        [cell].[Z] AS [BucketZ],
        ([cell].[X] & 1023) * 1048576 + ([cell].[Y] & 1023) * 1024 + ([cell].[Z] & 1023) AS [Bucket]
    FROM (VALUES (
        CAST(FLOOR(@Point.STX / 100) AS INT),
        CAST(FLOOR(@Point.STY / 100) AS INT),
        CAST(FLOOR(ISNULL(@Point.Z, 0) / 100) AS INT))
    ) AS [cell] ([X], [Y], [Z])
    WHERE [cell].[X] IS NOT NULL;
