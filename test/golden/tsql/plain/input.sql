-- A script as people write it: don't split here.
/* GO on a line of a comment is none:
GO
*/
CREATE TABLE [dbo].[it's GO] (Id INT);
go -- the first
INSERT INTO [dbo].[it's GO] (Id) VALUES (1);
GO 3
/* nothing but a comment */
GO
PRINT N'a text with a line
GO
of its own, and it''s kept';

	GO 2 /* twice */
SELECT 1 GO
SELECT 'the last batch needs no separator'
