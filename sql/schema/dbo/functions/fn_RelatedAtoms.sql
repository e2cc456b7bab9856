-- The atoms that an atom relates to, and those that relate to it.
CREATE FUNCTION [dbo].[fn_RelatedAtoms] (@TenantId INT, @AtomId BIGINT)
RETURNS TABLE
WITH SCHEMABINDING
AS
RETURN
    SELECT [r].[TargetAtomId] AS [AtomId], [r].[RelationType], CAST(N'to' AS NVARCHAR (4)) AS [Direction], [r].[Weight]
    FROM [dbo].[AtomRelations] AS [r]
    WHERE [r].[SourceAtomId] = @AtomId
      AND [r].[TenantId] = @TenantId
    UNION ALL
    SELECT [r].[SourceAtomId], [r].[RelationType], CAST(N'from' AS NVARCHAR (4)), [r].[Weight]
    FROM [dbo].[AtomRelations] AS [r]
    WHERE [r].[TargetAtomId] = @AtomId
      AND [r].[TenantId] = @TenantId;
