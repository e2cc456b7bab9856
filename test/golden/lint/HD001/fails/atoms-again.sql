-- The same table, written another way.
create table dbo.atoms (AtomId bigint not null);
GO
CREATE UNIQUE INDEX UX_Atoms ON dbo.Atoms (AtomId);
GO
CREATE INDEX UX_Atoms ON Atoms (AtomId);
GO
CREATE VIEW [dbo].[Atoms] AS SELECT 1 AS [One];
GO
-- What the CLR library declares by its attribute needs no wrapper.
CREATE FUNCTION dbo.clr_VectorDotProduct (@a VARBINARY (8000), @b VARBINARY (8000))
RETURNS FLOAT
AS EXTERNAL NAME [core].[VectorFunctions].[DotProduct];
