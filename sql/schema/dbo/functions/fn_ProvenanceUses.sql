-- What was made from a thing directly: who is concerned when it turns out wrong.
CREATE FUNCTION [dbo].[fn_ProvenanceUses] (@TenantId INT, @NodeType NVARCHAR (50), @EntityId BIGINT)
RETURNS TABLE
AS
RETURN
    SELECT [use].[NodeType], [use].[EntityId], [made].[EdgeType], [made].[Weight], [made].[CreatedAt]
    FROM [dbo].[ProvenanceNodes] AS [use], [dbo].[ProvenanceEdges] AS [made], [dbo].[ProvenanceNodes] AS [thing]
    WHERE MATCH([use]-([made])->[thing])
      AND [thing].[TenantId] = @TenantId
      AND [thing].[NodeType] = @NodeType
      AND [thing].[EntityId] = @EntityId
      AND [use].[TenantId] = @TenantId;
