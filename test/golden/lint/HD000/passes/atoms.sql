-- hartonomous:allow HD012 the word is what this comment is about
-- Marks such as TODO are found by the lint.
CREATE TABLE dbo.Atoms (AtomId BIGINT NOT NULL);
GO
CREATE PROCEDURE dbo.sp_Show AS
    SELECT '
-- hartonomous:allow HD999 is a string here
';
