-- The atom that holds this content already, for who wants to know before sending it.
CREATE FUNCTION [dbo].[fn_AtomByContent] (@TenantId INT, @Content VARBINARY (MAX))
RETURNS TABLE
WITH SCHEMABINDING
AS
RETURN
    SELECT [a].[AtomId], [a].[Modality], [a].[CreatedAt]
    FROM [dbo].[Atoms] AS [a]
    WHERE [a].[ContentHash] = [dbo].[fn_ContentHash](@Content)
      AND [a].[TenantId] = @TenantId;
