-- Same direction 0, at right angles 1, opposite 2, and without a direction as far as can be.
SELECT [v].[Case], [v].[Expected], [d].[Distance]
FROM (VALUES
    (N'same', 0x0000803F, 0x00000040, 0.0),
    (N'right angle', 0x0000803F, 0x000000000000803F, 1.0),
    (N'opposite', 0x0000803F, 0x000080BF, 2.0),
    (N'no direction', 0x0000803F, 0x00000000, 2.0)
) AS [v] ([Case], [Left], [Right], [Expected])
CROSS APPLY [dbo].[fn_CosineDistance]([dbo].[fn_BytesToVector]([v].[Left]), [dbo].[fn_BytesToVector]([v].[Right])) AS [d]
WHERE ABS([d].[Distance] - [v].[Expected]) > 0.000001;
