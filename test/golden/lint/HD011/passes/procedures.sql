CREATE SCHEMA graph;
GO
CREATE TABLE dbo.Points (graph GEOMETRY NULL, p GEOMETRY NULL, Size AS (dbo.Twice(1)));
GO
CREATE FUNCTION dbo.Twice (@x INT) RETURNS INT AS BEGIN RETURN 2 * @x; END;
GO
CREATE PROCEDURE dbo.sp_Extract @bytes VARBINARY (MAX)
AS
BEGIN
    SELECT dbo.clr_VectorDotProduct(@bytes, @bytes), DBO.TWICE(2), p.STDistance(p), t.p.STAsText()
    FROM dbo.Points AS t;
    INSERT INTO dbo.Points (p) VALUES (geometry::Point(1, 2, 0));
    SELECT GEOMETRY::UnionAggregate(p) FROM dbo.Points WITH (NOLOCK);
    EXEC dbo.sp_Extract @bytes;
END;
