CREATE TABLE dbo.One (Id INT NOT NULL, CONSTRAINT CK_One CHECK (Id > 0));
GO
CREATE TABLE dbo.Two (Id INT NOT NULL, CONSTRAINT CK_Two CHECK (Id > 1));
GO
-- An index belongs to its table; types and schemas have names of their own.
CREATE INDEX IX_Id ON dbo.One (Id);
GO
CREATE INDEX IX_Id ON dbo.Two (Id);
GO
CREATE TYPE dbo.One FROM INT;
GO
CREATE SCHEMA one;
GO
CREATE TABLE one.Two (Id INT NOT NULL);
GO
-- Temporary tables are each session's own.
CREATE PROCEDURE dbo.First AS CREATE TABLE #Work (Id INT);
GO
CREATE PROCEDURE dbo.Second AS CREATE TABLE #Work (Id INT);
