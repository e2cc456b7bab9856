-- What a thing was made from directly: the ends of its edges.
CREATE FUNCTION [dbo].[fn_ProvenanceSources] (@TenantId INT, @NodeType NVARCHAR (50), @EntityId BIGINT)
RETURNS TABLE
AS
RETURN
    SELECT [source].[NodeType], [source].[EntityId], [made].[EdgeType], [made].[Weight], [made].[CreatedAt]
    FROM [dbo].[ProvenanceNodes] AS [thing], [dbo].[ProvenanceEdges] AS [made], [dbo].[ProvenanceNodes] AS [source]
    WHERE MATCH([thing]-([made])->[source])
      AND [thing].[TenantId] = @TenantId
      AND [thing].[NodeType] = @NodeType
      AND [thing].[EntityId] = @EntityId
      AND [source].[TenantId] = @TenantId;
