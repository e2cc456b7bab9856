-- Float32 bytes lengthened with zeros to the 1998 dimensions that this database keeps.
CREATE FUNCTION [dbo].[fn_PadVector] (@Bytes VARBINARY (8000))
RETURNS VARBINARY (8000)
WITH SCHEMABINDING
AS
BEGIN
    -- BINARY (7992) pads on the right; 7992 bytes are 1998 numbers.
    RETURN CASE WHEN DATALENGTH(@Bytes) <= 7992 AND DATALENGTH(@Bytes) % 4 = 0 THEN CAST(@Bytes AS BINARY (7992)) END;
END;
