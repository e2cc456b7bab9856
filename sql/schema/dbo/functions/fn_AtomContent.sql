-- An atom with its bytes, wherever they are: beside it, or in its text.
CREATE FUNCTION [dbo].[fn_AtomContent] (@TenantId INT, @AtomId BIGINT)
RETURNS TABLE
WITH SCHEMABINDING
AS
RETURN
    SELECT
        [a].[AtomId], [a].[Modality], [a].[ContentHash],
        ISNULL([p].[ContentType], N'text/plain')                               AS [ContentType],
        ISNULL([p].[Payload], CAST([a].[CanonicalText] AS VARBINARY (MAX)))    AS [Content]
    FROM [dbo].[Atoms] AS [a]
    LEFT JOIN [dbo].[AtomPayloadStore] AS [p] ON [p].[AtomId] = [a].[AtomId]
    WHERE [a].[AtomId] = @AtomId
      AND [a].[TenantId] = @TenantId;
