-- Bytes, vector, bytes: numbers that float32 and eight digits hold exactly come back as they were.
SELECT SUBSTRING([dbo].[fn_VectorToBytes]([dbo].[fn_BytesToVector](0x0000803F000000C0)), 1, 12) AS [Found]
WHERE ISNULL(SUBSTRING([dbo].[fn_VectorToBytes]([dbo].[fn_BytesToVector](0x0000803F000000C0)), 1, 12), 0x) <> 0x0000803F000000C000000000;
