CREATE TABLE dbo.Atoms (AtomId INT NOT NULL);
GO
CREATE PROCEDURE dbo.sp_Make
AS
BEGIN
    IF OBJECT_ID(N'dbo.Log') IS NULL
        CREATE TABLE dbo.Log (Id INT NOT NULL);
    ALTER TABLE dbo.Atoms ADD Text NVARCHAR (MAX) NULL;
    DROP TABLE IF EXISTS [dbo].[Old];
    CREATE TYPE dbo.Ids AS TABLE (Id INT);
    CREATE NONCLUSTERED INDEX IX_Atoms ON dbo.Atoms (AtomId);
    DROP INDEX IX_Atoms ON dbo.Atoms;
    SELECT AtomId INTO dbo.Copy FROM dbo.Atoms;
    EXECUTE (N'CREATE VIEW dbo.Numbers AS SELECT 1 AS One');
END;
GO
CREATE OR ALTER PROCEDURE dbo.sp_Text
AS
BEGIN
    DECLARE @sql NVARCHAR (MAX) = N'DROP PROCEDURE [dbo].[sp_Make];';
    EXEC sp_executesql @sql;
END;
