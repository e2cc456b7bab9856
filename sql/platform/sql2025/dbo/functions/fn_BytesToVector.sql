-- Float32 bytes as a vector of 1998 dimensions: the missing ones are zero, which changes neither distance nor angle.
-- More than 1998 are an error of the conversion.
CREATE FUNCTION [dbo].[fn_BytesToVector] (@Bytes VARBINARY (8000))
RETURNS VECTOR (1998)
AS
BEGIN
    RETURN CAST([dbo].[clr_BytesToFloatArrayJson]([dbo].[fn_PadVector](@Bytes)) AS VECTOR (1998));
END;
