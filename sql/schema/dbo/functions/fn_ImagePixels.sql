-- The pixels of an uncompressed image, three bytes each (red, green, blue), row by row from the top. What lies beyond
-- the bytes is not there.
CREATE FUNCTION [dbo].[fn_ImagePixels] (@Image VARBINARY (MAX), @Width INT, @Height INT)
RETURNS TABLE
WITH SCHEMABINDING
AS
RETURN
    SELECT
        [n].[Number] % NULLIF(@Width, 0)                        AS [PixelX],
        [n].[Number] / NULLIF(@Width, 0)                        AS [PixelY],
        CAST(SUBSTRING(@Image, [n].[Number] * 3 + 1, 1) AS TINYINT) AS [Red],
        CAST(SUBSTRING(@Image, [n].[Number] * 3 + 2, 1) AS TINYINT) AS [Green],
        CAST(SUBSTRING(@Image, [n].[Number] * 3 + 3, 1) AS TINYINT) AS [Blue]
    FROM [dbo].[fn_Numbers](CAST(@Width AS BIGINT) * @Height) AS [n]
    WHERE ([n].[Number] + 1) * CAST(3 AS BIGINT) <= DATALENGTH(@Image);
