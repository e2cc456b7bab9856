CREATE TABLE dbo.Plain (UpdatedAt DATETIME2 (7) NOT NULL);
GO
CREATE PROCEDURE dbo.sp_Touch
AS
BEGIN
    UPDATE dbo.Plain SET UpdatedAt = SYSUTCDATETIME();
    UPDATE p SET UpdatedAt = a.UpdatedAt FROM dbo.Plain AS p CROSS JOIN dbo.Atoms AS a;
    INSERT INTO dbo.Atoms (AtomId, UpdatedAt, EndsAt) VALUES (1, DEFAULT, DEFAULT), (2, DEFAULT, DEFAULT);
    SELECT UpdatedAt FROM dbo.Atoms FOR SYSTEM_TIME ALL AS a WHERE a.UpdatedAt > '2026-01-01';
    SELECT AtomId FROM dbo.AtomsHistory;
END;
