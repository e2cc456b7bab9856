CREATE TABLE dbo.Nodes (Name NVARCHAR (50) NOT NULL) AS NODE;
GO
CREATE FUNCTION dbo.Twice (@x INT) RETURNS INT AS BEGIN RETURN 2 * @x; END;
GO
CREATE PROCEDURE dbo.sp_Columns
AS
BEGIN
    -- The same alias means another table in each query.
    SELECT a.Text FROM dbo.Atoms AS a
    UNION ALL
    SELECT a.Name FROM dbo.Nodes AS a;

    SELECT dbo.Twice(1), e.SpatialKey.STX, dbo.Atoms.Text, n.$node_id, d.Anything, c.Whatever
    FROM dbo.AtomEmbeddings AS e
    INNER JOIN dbo.Atoms ON Atoms.AtomId = e.AtomId
    CROSS JOIN dbo.Nodes AS n
    CROSS JOIN (SELECT 1 AS Anything) AS d
    CROSS APPLY (VALUES (1)) AS c (Whatever)
    WHERE e.SpatialKey.STDistance(e.SpatialKey) < 1
    ORDER BY CASE WHEN e.AtomId > 1 THEN 1 ELSE 0 END;

    WITH e AS (SELECT 1 AS Other)
    SELECT e.Other FROM e;

    UPDATE dbo.Atoms SET Text += N'!', TenantId = CASE WHEN TenantId = 1 THEN 2 ELSE 1 END WHERE Atoms.AtomId = 1;
    DELETE FROM dbo.Atoms OUTPUT deleted.AtomId WHERE Atoms.TenantId = 1;

    DECLARE @t TABLE (Odd INT);
    INSERT INTO @t (Odd) VALUES (1);
    UPDATE t SET t.Odd = 2 FROM @t AS t;

    MERGE dbo.Atoms AS target
    USING (SELECT 1 AS Key1) AS source ON target.AtomId = source.Key1
    WHEN MATCHED AND source.Key1 > 1 THEN UPDATE SET target.Text = N'x', TenantId = 1
    WHEN NOT MATCHED BY TARGET THEN INSERT (AtomId, TenantId) VALUES (source.Key1, 1)
    OUTPUT $action, inserted.AtomId, deleted.Text;
END;
