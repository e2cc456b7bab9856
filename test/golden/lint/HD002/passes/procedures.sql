CREATE TABLE dbo.Atoms (AtomId INT NOT NULL);
GO
CREATE INDEX IX_Atoms ON dbo.Atoms (AtomId);
GO
CREATE PROCEDURE dbo.sp_Maintain
AS
BEGIN
    -- CREATE TABLE dbo.Comment (Id INT);
    CREATE TABLE #Work (Id INT NOT NULL);
    CREATE CLUSTERED INDEX CX_Work ON #Work (Id);
    ALTER TABLE #Work ADD Name NVARCHAR (50) NULL;
    DECLARE @rows TABLE (Id INT NOT NULL);
    SELECT AtomId INTO #Copy FROM dbo.Atoms;
    DROP TABLE IF EXISTS #Work, #Copy;
    ALTER INDEX IX_Atoms ON dbo.Atoms REBUILD;
    ALTER INDEX ALL ON dbo.Atoms REORGANIZE;
    UPDATE STATISTICS dbo.Atoms;
    TRUNCATE TABLE dbo.Atoms;
    PRINT N'DROP TABLE dbo.Atoms is what this does not do.';
    GRANT CREATE TABLE TO [maintainer];
END;
