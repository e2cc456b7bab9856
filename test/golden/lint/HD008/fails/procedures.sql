CREATE PROCEDURE dbo.sp_Columns
AS
BEGIN
    SELECT e.SpatialGeometry.STX, [e].[Embedding]
    FROM dbo.AtomEmbeddings AS e
    WHERE EXISTS (SELECT 1 FROM dbo.Atoms WHERE Atoms.AtomId = e.Atom OR dbo.Atoms.Nope = 1);

    INSERT INTO dbo.Atoms (AtomId, Tenant, Text)
    OUTPUT inserted.Id
    VALUES (1, 2, N'');

    UPDATE a SET a.Content = N'' FROM dbo.Atoms AS a;

    MERGE dbo.Atoms AS target
    USING (VALUES (1)) AS source (AtomId) ON target.Atom = source.AtomId
    WHEN MATCHED THEN UPDATE SET Txt = N''
    WHEN NOT MATCHED THEN INSERT (AtomId, Tenants) VALUES (source.AtomId, 1);

    SELECT TOP (5) (SELECT COUNT(*) FROM dbo.AtomEmbeddings AS x WHERE x.AtomId = a.Key1) FROM dbo.Atoms AS a;
END;
