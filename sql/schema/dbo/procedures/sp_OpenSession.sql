-- Opens a session with a key's hash, for the key's tenant, and says which tenant that is. A key that does not hold is
-- written down and refused.
CREATE PROCEDURE [dbo].[sp_OpenSession]
    @KeyHash       BINARY (32),
    @UserName      NVARCHAR (256),
    @ClientAddress NVARCHAR (64)    = NULL,
    @UserAgent     NVARCHAR (512)   = NULL,
    @SessionId     UNIQUEIDENTIFIER = NULL OUTPUT,
    @TenantId      INT              = NULL OUTPUT
WITH EXECUTE AS OWNER
AS
BEGIN
    SET NOCOUNT ON;
    SET XACT_ABORT ON;

    DECLARE @apiKeyId INT;

    BEGIN TRY
        SET @TenantId = NULL;

        SELECT @apiKeyId = [k].[ApiKeyId], @TenantId = [k].[TenantId]
        FROM [dbo].[fn_ApiKeyTenant](@KeyHash) AS [k];

        IF @TenantId IS NULL
        BEGIN
            INSERT INTO [dbo].[SecurityAuditLog] ([EventType], [PrincipalName], [WasAllowed], [ClientAddress])
            VALUES (N'ApiKeyRefused', LEFT(ISNULL(@UserName, N'?'), 128), 0, @ClientAddress);

            THROW 50102, N'The key is not known, expired, revoked, or of a tenant that is not active.', 1;
        END;

        SET @SessionId = NEWID();

        BEGIN TRANSACTION;

        -- The key first, as dbo.sp_RevokeApiKey does: who revokes it meanwhile either finds the session or keeps it
        -- from being opened, and neither waits for the other in a circle.
        UPDATE [dbo].[ApiKeys]
        SET [LastUsedAt] = SYSUTCDATETIME()
        WHERE [ApiKeyId] = @apiKeyId
          AND [IsActive] = 1;

        IF @@ROWCOUNT = 0
            THROW 50102, N'The key is not known, expired, revoked, or of a tenant that is not active.', 1;

        INSERT INTO [dbo].[UserSessions] ([SessionId], [TenantId], [UserName], [ApiKeyId], [ClientAddress], [UserAgent])
        VALUES (@SessionId, @TenantId, @UserName, @apiKeyId, @ClientAddress, @UserAgent);

        COMMIT TRANSACTION;
    END TRY
    BEGIN CATCH
        IF XACT_STATE() <> 0 ROLLBACK TRANSACTION;
        THROW;
    END CATCH;
END;
