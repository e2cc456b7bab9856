CREATE TABLE dbo.Documents (Id INT NOT NULL PRIMARY KEY, Embedding VECTOR (1998) NOT NULL);
GO
CREATE VECTOR INDEX VX_Documents ON dbo.Documents (Embedding) WITH (METRIC = 'cosine');
GO
CREATE PROCEDURE dbo.sp_Rename AS
    UPDATE d SET Embedding = N'[1]' FROM dbo.Documents AS d;
