-- Float32 bytes as a vector of 1998 dimensions: the missing ones are zero, which changes neither distance nor angle.
CREATE FUNCTION [dbo].[fn_BytesToVector] (@Bytes VARBINARY (8000))
RETURNS VARBINARY (8000)
AS
BEGIN
    RETURN [dbo].[fn_PadVector](@Bytes);
END;
