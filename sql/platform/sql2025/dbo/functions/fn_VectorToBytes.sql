-- A vector as float32 bytes, little-endian, for the CLR functions. Only text leads from VECTOR to anything else, so a
-- last bit may differ. SQL Server 2022 has the bytes already.
CREATE FUNCTION [dbo].[fn_VectorToBytes] (@Vector VECTOR (1998))
RETURNS VARBINARY (8000)
AS
BEGIN
    RETURN [dbo].[clr_JsonFloatArrayToBytes](CAST(@Vector AS NVARCHAR (MAX)));
END;
