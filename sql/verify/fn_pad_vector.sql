-- Vectors become 1998 numbers; what is no vector is NULL.
SELECT DATALENGTH([dbo].[fn_PadVector](0x0000803F)) AS [Length]
WHERE ISNULL(DATALENGTH([dbo].[fn_PadVector](0x0000803F)), 0) <> 7992
   OR SUBSTRING([dbo].[fn_PadVector](0x0000803F), 1, 8) <> 0x0000803F00000000
   OR [dbo].[fn_PadVector](0x000080) IS NOT NULL
   OR [dbo].[fn_PadVector](NULL) IS NOT NULL;
