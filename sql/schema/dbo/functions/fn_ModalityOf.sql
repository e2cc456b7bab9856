-- The kind of thing that a content type (RFC 6838) names.
CREATE FUNCTION [dbo].[fn_ModalityOf] (@ContentType NVARCHAR (128))
RETURNS NVARCHAR (64)
WITH SCHEMABINDING
AS
BEGIN
    RETURN CASE
        WHEN @ContentType IS NULL THEN NULL
        WHEN @ContentType LIKE N'text/x-%' OR @ContentType IN (N'application/javascript', N'application/sql') THEN N'code'
        WHEN @ContentType LIKE N'text/%' OR @ContentType = N'application/json' THEN N'text'
        WHEN @ContentType LIKE N'image/%' THEN N'image'
        WHEN @ContentType LIKE N'audio/%' THEN N'audio'
        WHEN @ContentType LIKE N'video/%' THEN N'video'
        WHEN @ContentType LIKE N'model/%' OR @ContentType = N'application/vnd.safetensors' THEN N'model'
        ELSE N'binary'
    END;
END;
