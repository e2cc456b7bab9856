-- Takes a key out of use for good, and ends the sessions that were opened with it.
CREATE PROCEDURE [dbo].[sp_RevokeApiKey]
    @TenantId INT,
    @ApiKeyId INT
AS
BEGIN
    SET NOCOUNT ON;
    SET XACT_ABORT ON;

    BEGIN TRY
        BEGIN TRANSACTION;

        UPDATE [dbo].[ApiKeys]
        SET [IsActive]  = 0,
            [RevokedAt] = SYSUTCDATETIME()
        WHERE [ApiKeyId] = @ApiKeyId
          AND [TenantId] = @TenantId
          AND [RevokedAt] IS NULL;

        IF @@ROWCOUNT = 0
            THROW 50101, N'The tenant has no key of that number that is not revoked.', 1;

        -- The time of this statement: a session may have been opened while the one before waited for the key, and no
        -- session ends before it starts.
        UPDATE [dbo].[UserSessions]
        SET [EndedAt] = SYSUTCDATETIME()
        WHERE [TenantId] = @TenantId
          AND [ApiKeyId] = @ApiKeyId
          AND [EndedAt] IS NULL;

        INSERT INTO [dbo].[SecurityAuditLog] ([TenantId], [EventType], [PrincipalName], [ObjectName], [WasAllowed])
        VALUES (@TenantId, N'ApiKeyRevoked', ORIGINAL_LOGIN(), CONCAT(N'ApiKeys/', @ApiKeyId), 1);

        COMMIT TRANSACTION;
    END TRY
    BEGIN CATCH
        IF XACT_STATE() <> 0 ROLLBACK TRANSACTION;
        THROW;
    END CATCH;
END;
