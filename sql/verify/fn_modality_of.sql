-- Content types name the kind of thing that they are of.
SELECT [v].[ContentType], [v].[Expected], [dbo].[fn_ModalityOf]([v].[ContentType]) AS [Found]
FROM (VALUES
    (N'text/plain', N'text'), (N'application/json', N'text'), (N'text/x-python', N'code'), (N'application/sql', N'code'),
    (N'image/png', N'image'), (N'audio/wav', N'audio'), (N'video/mp4', N'video'),
    (N'application/vnd.safetensors', N'model'), (N'application/octet-stream', N'binary')
) AS [v] ([ContentType], [Expected])
WHERE ISNULL([dbo].[fn_ModalityOf]([v].[ContentType]), N'') <> [v].[Expected];
