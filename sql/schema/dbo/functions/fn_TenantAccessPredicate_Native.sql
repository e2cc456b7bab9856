-- Whether a session may touch rows of a memory-optimized table. A predicate on those is natively compiled, and native
-- code can ask for roles but has no SESSION_CONTEXT: the application's roles see all rows and their procedures name the
-- tenant, everybody else but owners, operators and auditors sees none.
CREATE FUNCTION [dbo].[fn_TenantAccessPredicate_Native] (@TenantId INT)
RETURNS TABLE
WITH NATIVE_COMPILATION, SCHEMABINDING
AS
RETURN
    SELECT 1 AS [IsAllowed]
    WHERE @TenantId IS NOT NULL
      AND (IS_ROLEMEMBER(N'hartonomous_writer') = 1
           OR IS_ROLEMEMBER(N'hartonomous_inference') = 1
           OR IS_ROLEMEMBER(N'hartonomous_ingestion') = 1
           OR IS_ROLEMEMBER(N'hartonomous_operator') = 1
           OR IS_ROLEMEMBER(N'hartonomous_auditor') = 1
           OR IS_ROLEMEMBER(N'db_owner') = 1);
