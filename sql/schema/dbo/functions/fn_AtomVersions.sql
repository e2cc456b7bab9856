-- Every state that an atom has had, the newest first.
CREATE FUNCTION [dbo].[fn_AtomVersions] (@TenantId INT, @AtomId BIGINT)
RETURNS TABLE
AS
RETURN
    SELECT [a].[CanonicalText], [a].[Metadata], [a].[Semantics], [a].[SysStartTime] AS [ValidFrom], [a].[SysEndTime] AS [ValidTo]
    FROM [dbo].[Atoms] FOR SYSTEM_TIME ALL AS [a]
    WHERE [a].[AtomId] = @AtomId
      AND [a].[TenantId] = @TenantId;
