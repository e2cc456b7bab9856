-- A vector as float32 bytes, little-endian, for the CLR functions: on SQL Server 2022 that is what it is.
CREATE FUNCTION [dbo].[fn_VectorToBytes] (@Vector VARBINARY (8000))
RETURNS VARBINARY (8000)
AS
BEGIN
    RETURN @Vector;
END;
