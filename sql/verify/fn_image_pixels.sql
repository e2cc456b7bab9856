-- Three bytes a pixel, row by row; a pixel that is cut off is not there.
SELECT [e].[PixelX], [e].[PixelY], [p].[Red], [p].[Green], [p].[Blue]
FROM (VALUES (0, 0, 1, 2, 3), (1, 0, 4, 5, 6), (0, 1, 255, 0, 128)) AS [e] ([PixelX], [PixelY], [Red], [Green], [Blue])
FULL JOIN [dbo].[fn_ImagePixels](0x010203040506FF00800102, 2, 2) AS [p]
    ON [p].[PixelX] = [e].[PixelX]
   AND [p].[PixelY] = [e].[PixelY]
WHERE [e].[PixelX] IS NULL OR [p].[PixelX] IS NULL
   OR [p].[Red] <> [e].[Red] OR [p].[Green] <> [e].[Green] OR [p].[Blue] <> [e].[Blue];
