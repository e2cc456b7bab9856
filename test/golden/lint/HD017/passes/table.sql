CREATE TABLE dbo.Documents (Id INT NOT NULL PRIMARY KEY, Embedding VECTOR (1998) NOT NULL);
GO
CREATE VECTOR INDEX VX_Documents ON dbo.Documents (Embedding) WITH (METRIC = 'cosine');
GO
CREATE TABLE dbo.Others (Id INT NOT NULL PRIMARY KEY);
GO
CREATE PROCEDURE dbo.sp_Copy AS
    INSERT INTO dbo.Others (Id) SELECT d.Id FROM dbo.Documents AS d;
