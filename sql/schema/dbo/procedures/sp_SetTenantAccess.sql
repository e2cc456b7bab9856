-- The one switch of row-level security. It is off after a deployment until the application sets the tenant of its
-- sessions; a later deployment leaves it as it was switched.
CREATE PROCEDURE [dbo].[sp_SetTenantAccess]
    @Enabled BIT
WITH EXECUTE AS OWNER
AS
BEGIN
    SET NOCOUNT ON;
    SET XACT_ABORT ON;

    BEGIN TRY
        IF @Enabled IS NULL
            THROW 50100, N'Row-level security is either on (1) or off (0).', 1;

        IF @Enabled = 1
            ALTER SECURITY POLICY [dbo].[TenantAccess] WITH (STATE = ON);
        ELSE
            ALTER SECURITY POLICY [dbo].[TenantAccess] WITH (STATE = OFF);

        INSERT INTO [dbo].[SecurityAuditLog] ([EventType], [PrincipalName], [ObjectName], [WasAllowed])
        VALUES (IIF(@Enabled = 1, N'TenantAccessOn', N'TenantAccessOff'), ORIGINAL_LOGIN(), N'dbo.TenantAccess', 1);
    END TRY
    BEGIN CATCH
        IF XACT_STATE() <> 0 ROLLBACK TRANSACTION;
        THROW;
    END CATCH;
END;
