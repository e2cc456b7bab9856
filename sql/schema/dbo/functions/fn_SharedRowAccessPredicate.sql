-- As dbo.fn_TenantAccessPredicate, for tables in which a row without a tenant holds for everyone: prices and limits.
CREATE FUNCTION [dbo].[fn_SharedRowAccessPredicate] (@TenantId INT)
RETURNS TABLE
WITH SCHEMABINDING
AS
RETURN
    SELECT 1 AS [IsAllowed]
    WHERE @TenantId IS NULL
       OR @TenantId = CONVERT(INT, SESSION_CONTEXT(N'TenantId'))
       OR IS_ROLEMEMBER(N'hartonomous_operator') = 1
       OR IS_ROLEMEMBER(N'hartonomous_auditor') = 1
       OR IS_ROLEMEMBER(N'db_owner') = 1;
