-- Whose key this is, by the hash of the key: no row when it is not known, expired, revoked or of a tenant that is not
-- active.
CREATE FUNCTION [dbo].[fn_ApiKeyTenant] (@KeyHash BINARY (32))
RETURNS TABLE
WITH SCHEMABINDING
AS
RETURN
    SELECT [k].[ApiKeyId], [k].[TenantId], [k].[KeyName]
    FROM [dbo].[ApiKeys] AS [k]
    INNER JOIN [dbo].[Tenants] AS [t]
        ON [t].[TenantId] = [k].[TenantId]
       AND [t].[IsActive] = 1
    WHERE [k].[KeyHash] = @KeyHash
      AND [k].[IsActive] = 1
      AND ([k].[ExpiresAt] IS NULL OR [k].[ExpiresAt] > SYSUTCDATETIME());
