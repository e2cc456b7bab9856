CREATE PROCEDURE dbo.sp_Near @point GEOMETRY
AS
SELECT a.AtomId
FROM dbo.Atoms AS a
INNER JOIN dbo.AtomEmbeddings AS e
    ON e.AtomId = a.AtomId
   AND e.SpatialKey.STDistance(@point) < CASE WHEN a.TenantId = 1 THEN 10 ELSE 20 END
INNER JOIN (dbo.Atoms AS b INNER JOIN dbo.AtomEmbeddings AS f ON f.AtomId = b.AtomId) ON b.AtomId = e.AtomId;
