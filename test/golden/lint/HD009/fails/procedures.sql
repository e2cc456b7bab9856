CREATE PROCEDURE dbo.sp_Touch
AS
BEGIN
    UPDATE dbo.Atoms SET Text = N'', UpdatedAt = SYSUTCDATETIME();
    UPDATE a SET [a].[EndsAt] = NULL FROM dbo.Atoms AS a;
    INSERT INTO dbo.Atoms (AtomId, UpdatedAt, EndsAt) VALUES (1, SYSUTCDATETIME(), DEFAULT);
    INSERT INTO dbo.Atoms (AtomId, UpdatedAt) SELECT 1, SYSUTCDATETIME();
    MERGE dbo.Atoms AS t USING (VALUES (1)) AS s (Id) ON t.AtomId = s.Id
        WHEN MATCHED THEN UPDATE SET UpdatedAt = SYSUTCDATETIME();
    DELETE FROM dbo.AtomsHistory WHERE EndsAt < SYSUTCDATETIME();
END;
