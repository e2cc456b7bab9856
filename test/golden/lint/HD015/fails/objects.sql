CREATE TABLE dbo.Atoms
(
    AtomId  INT NOT NULL,
    Payload VARBINARY (8000) NULL,
    Length1 AS dbo.clr_VectorDotProduct(Payload, Payload) PERSISTED,
    Length2 AS (1 + [dbo].[clr_VectorDotProduct]([Payload], [Payload])),
    CONSTRAINT CK_Atoms CHECK (dbo.clr_VectorDotProduct(Payload, Payload) > 0)
);
GO
CREATE FUNCTION dbo.Bound (@v VARBINARY (8000)) RETURNS FLOAT WITH SCHEMABINDING
AS
BEGIN
    RETURN dbo.clr_VectorDotProduct(@v, @v);
END;
