-- The cosine distance of two vectors, 0 to 2. One without length has no direction: as far away as can be, and not, as
-- NULL would be, the nearest. A table function, so that the optimizer sees through it.
CREATE FUNCTION [dbo].[fn_CosineDistance] (@Left VECTOR (1998), @Right VECTOR (1998))
RETURNS TABLE
AS
RETURN
    SELECT ISNULL(VECTOR_DISTANCE('cosine', @Left, @Right), 2) AS [Distance];
