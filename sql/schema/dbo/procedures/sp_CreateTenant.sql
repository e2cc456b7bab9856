-- Makes a tenant with a subscription to a plan, or to the default one. It has no quotas until dbo.sp_SetTenantQuota
-- gives it some.
CREATE PROCEDURE [dbo].[sp_CreateTenant]
    @TenantId   INT,
    @TenantName NVARCHAR (256),
    @PlanCode   NVARCHAR (64)    = NULL,
    @TenantGuid UNIQUEIDENTIFIER = NULL
AS
BEGIN
    SET NOCOUNT ON;
    SET XACT_ABORT ON;

    BEGIN TRY
        SET @PlanCode = ISNULL(@PlanCode, (SELECT [PlanCode] FROM [dbo].[BillingRatePlans] WHERE [IsDefault] = 1 AND [IsActive] = 1));

        BEGIN TRANSACTION;

        INSERT INTO [dbo].[Tenants] ([TenantId], [TenantName]) VALUES (@TenantId, @TenantName);

        INSERT INTO [dbo].[TenantGuidMapping] ([TenantGuid], [TenantId])
        SELECT @TenantGuid, @TenantId
        WHERE @TenantGuid IS NOT NULL;

        EXECUTE [dbo].[sp_ChangeSubscription] @TenantId, @PlanCode;

        INSERT INTO [dbo].[SecurityAuditLog] ([TenantId], [EventType], [PrincipalName], [ObjectName], [WasAllowed])
        VALUES (@TenantId, N'TenantCreated', ORIGINAL_LOGIN(), CONCAT(N'Tenants/', @TenantId), 1);

        COMMIT TRANSACTION;
    END TRY
    BEGIN CATCH
        IF XACT_STATE() <> 0 ROLLBACK TRANSACTION;
        THROW;
    END CATCH;
END;
