-- A tenant's number by the GUID that its identity provider knows it by; NULL where it is not known.
CREATE FUNCTION [dbo].[fn_TenantOfGuid] (@TenantGuid UNIQUEIDENTIFIER)
RETURNS INT
WITH SCHEMABINDING
AS
BEGIN
    RETURN (SELECT [m].[TenantId] FROM [dbo].[TenantGuidMapping] AS [m] WHERE [m].[TenantGuid] = @TenantGuid);
END;
