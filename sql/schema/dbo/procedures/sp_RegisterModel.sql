-- Makes a model known, or finds it by its name, and gives it a version for the source it comes from; the same source
-- again is the same version.
CREATE PROCEDURE [dbo].[sp_RegisterModel]
    @ModelName      NVARCHAR (256),
    @ModelType      NVARCHAR (100),
    @Architecture   NVARCHAR (100) = N'transformer',
    @VersionLabel   NVARCHAR (100) = NULL,
    @SourceHash     BINARY (32)    = NULL,
    @ModelId        INT            = NULL OUTPUT,
    @ModelVersionId INT            = NULL OUTPUT
AS
BEGIN
    SET NOCOUNT ON;
    SET XACT_ABORT ON;

    DECLARE @number INT;

    BEGIN TRY
        BEGIN TRANSACTION;

        SET @ModelId = (SELECT [ModelId] FROM [dbo].[Models] WITH (UPDLOCK, HOLDLOCK) WHERE [ModelName] = @ModelName);

        IF @ModelId IS NULL
        BEGIN
            INSERT INTO [dbo].[Models] ([ModelName], [ModelType], [Architecture])
            VALUES (@ModelName, @ModelType, @Architecture);
            SET @ModelId = SCOPE_IDENTITY();
        END;

        SET @ModelVersionId = (
            SELECT MAX([ModelVersionId])
            FROM [dbo].[ModelVersions] WITH (UPDLOCK, HOLDLOCK)
            WHERE [ModelId] = @ModelId
              AND [SourceHash] = @SourceHash);

        IF @ModelVersionId IS NULL
        BEGIN
            SET @number = 1 + ISNULL((SELECT MAX([VersionNumber]) FROM [dbo].[ModelVersions] WHERE [ModelId] = @ModelId), 0);

            INSERT INTO [dbo].[ModelVersions] ([ModelId], [VersionNumber], [VersionLabel], [SourceHash])
            VALUES (@ModelId, @number, ISNULL(@VersionLabel, CONCAT(N'v', @number)), @SourceHash);
            SET @ModelVersionId = SCOPE_IDENTITY();
        END;

        COMMIT TRANSACTION;
    END TRY
    BEGIN CATCH
        IF XACT_STATE() <> 0 ROLLBACK TRANSACTION;
        THROW;
    END CATCH;
END;
