-- The SHA-256 of content: an atom's identity within its tenant.
CREATE FUNCTION [dbo].[fn_ContentHash] (@Content VARBINARY (MAX))
RETURNS BINARY (32)
WITH SCHEMABINDING
AS
BEGIN
    RETURN CAST(HASHBYTES(N'SHA2_256', @Content) AS BINARY (32));
END;
