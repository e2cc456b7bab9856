-- Registers a key by its hash; the key itself never comes here. @Scopes is a list of what it may do, with commas.
CREATE PROCEDURE [dbo].[sp_RegisterApiKey]
    @TenantId  INT,
    @KeyName   NVARCHAR (128),
    @KeyPrefix NVARCHAR (16),
    @KeyHash   BINARY (32),
    @Scopes    NVARCHAR (MAX) = NULL,
    @ExpiresAt DATETIME2 (7)  = NULL,
    @ApiKeyId  INT            = NULL OUTPUT
AS
BEGIN
    SET NOCOUNT ON;
    SET XACT_ABORT ON;

    BEGIN TRY
        BEGIN TRANSACTION;

        INSERT INTO [dbo].[ApiKeys] ([TenantId], [KeyName], [KeyPrefix], [KeyHash], [ExpiresAt])
        VALUES (@TenantId, @KeyName, @KeyPrefix, @KeyHash, @ExpiresAt);
        SET @ApiKeyId = SCOPE_IDENTITY();

        -- Not cast to the column's length: a name that is too long is an error and not the scope of its beginning.
        INSERT INTO [dbo].[ApiKeyScopes] ([ApiKeyId], [ScopeName])
        SELECT DISTINCT @ApiKeyId, LTRIM(RTRIM([s].[value]))
        FROM STRING_SPLIT(@Scopes, N',') AS [s]
        WHERE LTRIM(RTRIM([s].[value])) <> N'';

        INSERT INTO [dbo].[SecurityAuditLog] ([TenantId], [EventType], [PrincipalName], [ObjectName], [WasAllowed])
        VALUES (@TenantId, N'ApiKeyRegistered', ORIGINAL_LOGIN(), CONCAT(N'ApiKeys/', @ApiKeyId), 1);

        COMMIT TRANSACTION;
    END TRY
    BEGIN CATCH
        IF XACT_STATE() <> 0 ROLLBACK TRANSACTION;
        THROW;
    END CATCH;
END;
