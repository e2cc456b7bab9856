-- Whether a session may touch a row of a tenant: its own tenant is the one that the application set with
-- sp_set_session_context; owners and operators see all. Procedures that Service Broker starts run as their owner.
CREATE FUNCTION [dbo].[fn_TenantAccessPredicate] (@TenantId INT)
RETURNS TABLE
WITH SCHEMABINDING
AS
RETURN
    SELECT 1 AS [IsAllowed]
    WHERE @TenantId = CONVERT(INT, SESSION_CONTEXT(N'TenantId'))
       OR IS_ROLEMEMBER(N'hartonomous_operator') = 1
       OR IS_ROLEMEMBER(N'hartonomous_auditor') = 1
       OR IS_ROLEMEMBER(N'db_owner') = 1;
