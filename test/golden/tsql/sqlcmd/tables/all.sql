CREATE TABLE [$(schema)].[A] (Id INT);
GO
:r tables/b.sql
GO
PRINT 1;