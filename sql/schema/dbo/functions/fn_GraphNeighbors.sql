-- The entities that an entity is related to, in either direction.
CREATE FUNCTION [dbo].[fn_GraphNeighbors] (@TenantId INT, @EntityId BIGINT)
RETURNS TABLE
WITH SCHEMABINDING
AS
RETURN
    SELECT [e].[EntityId], [e].[EntityType], [e].[EntityName], [r].[RelationshipType], [r].[Weight], CAST(N'out' AS NVARCHAR (3)) AS [Direction]
    FROM [dbo].[GraphRelationships] AS [r]
    INNER JOIN [dbo].[GraphEntities] AS [e] ON [e].[EntityId] = [r].[ToEntityId]
    WHERE [r].[FromEntityId] = @EntityId
      AND [r].[TenantId] = @TenantId
    UNION ALL
    SELECT [e].[EntityId], [e].[EntityType], [e].[EntityName], [r].[RelationshipType], [r].[Weight], CAST(N'in' AS NVARCHAR (3))
    FROM [dbo].[GraphRelationships] AS [r]
    INNER JOIN [dbo].[GraphEntities] AS [e] ON [e].[EntityId] = [r].[FromEntityId]
    WHERE [r].[ToEntityId] = @EntityId
      AND [r].[TenantId] = @TenantId;
