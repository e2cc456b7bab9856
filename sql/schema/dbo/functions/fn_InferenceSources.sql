-- The atoms that an answer rests on, the most relevant first by their rank.
CREATE FUNCTION [dbo].[fn_InferenceSources] (@TenantId INT, @InferenceId BIGINT)
RETURNS TABLE
WITH SCHEMABINDING
AS
RETURN
    SELECT [u].[UsageRank], [u].[UsageType], [u].[AtomId], [a].[Modality], [a].[CanonicalText], [u].[Relevance]
    FROM [dbo].[InferenceAtomUsage] AS [u]
    INNER JOIN [dbo].[Atoms] AS [a] ON [a].[AtomId] = [u].[AtomId]
    WHERE [u].[InferenceId] = @InferenceId
      AND [u].[TenantId] = @TenantId;
