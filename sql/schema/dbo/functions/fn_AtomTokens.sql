-- The tokens of a text atom, in order.
CREATE FUNCTION [dbo].[fn_AtomTokens] (@TenantId INT, @AtomId BIGINT)
RETURNS TABLE
WITH SCHEMABINDING
AS
RETURN
    SELECT [t].[TokenPosition], [v].[TokenText], [t].[CharacterOffset], [t].[CharacterLength], [v].[Frequency]
    FROM [dbo].[AtomicTextTokens] AS [t]
    INNER JOIN [dbo].[TokenVocabulary] AS [v] ON [v].[TokenId] = [t].[TokenId]
    WHERE [t].[AtomId] = @AtomId
      AND [t].[TenantId] = @TenantId;
