-- TODO: index this table
CREATE TABLE dbo.Atoms (AtomId INT NOT NULL);
GO
/* What follows is a
   placeholder implementation. */
CREATE PROCEDURE dbo.sp_Later AS
BEGIN
    SELECT N'TODO' AS Answer; -- fixme
END;
