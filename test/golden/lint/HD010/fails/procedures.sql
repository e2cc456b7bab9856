CREATE PROCEDURE dbo.sp_Near @point GEOMETRY
AS
SELECT a.AtomId
FROM dbo.Atoms AS a
INNER JOIN dbo.AtomEmbeddings AS e
    ON e.AtomId = a.AtomId
   AND a.SpatialKey.STDistance(@point) < 10
LEFT JOIN dbo.Atoms AS b ON (b.TenantId = e.TenantId);
