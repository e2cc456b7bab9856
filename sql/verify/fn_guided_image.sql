-- A byte a pixel, of black and white alone, and the same for the same seed.
SELECT DATALENGTH([i].[Image]) AS [Bytes]
FROM (SELECT [dbo].[fn_GuidedImage](32, 16, 8, 10, 1, geometry::STGeomFromText('POINT (0 0 0)', 0), 7) AS [Image],
             [dbo].[fn_GuidedImage](32, 16, 8, 10, 1, geometry::STGeomFromText('POINT (0 0 0)', 0), 7) AS [Again]) AS [i]
WHERE ISNULL(DATALENGTH([i].[Image]), 0) <> 512
   OR [i].[Image] <> [i].[Again]
   OR EXISTS (SELECT 1 FROM [dbo].[fn_Numbers](512) AS [n] WHERE SUBSTRING([i].[Image], [n].[Number] + 1, 1) NOT IN (0x00, 0xFF));
