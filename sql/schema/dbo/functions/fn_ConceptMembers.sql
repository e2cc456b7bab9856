-- The atoms that are bound to a concept, the most alike first.
CREATE FUNCTION [dbo].[fn_ConceptMembers] (@TenantId INT, @ConceptId BIGINT)
RETURNS TABLE
WITH SCHEMABINDING
AS
RETURN
    SELECT [m].[AtomId], [a].[Modality], [a].[CanonicalText], [m].[Similarity], [m].[IsPrimary]
    FROM [provenance].[AtomConcepts] AS [m]
    INNER JOIN [dbo].[Atoms] AS [a] ON [a].[AtomId] = [m].[AtomId]
    WHERE [m].[ConceptId] = @ConceptId
      AND [m].[TenantId] = @TenantId;
