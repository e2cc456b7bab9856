-- Makes one version of a model the one that serves. Answers that are cached for the model are of another version, and
-- go.
CREATE PROCEDURE [dbo].[sp_ServeModelVersion]
    @ModelVersionId INT
AS
BEGIN
    SET NOCOUNT ON;
    SET XACT_ABORT ON;

    DECLARE @modelId INT;

    BEGIN TRY
        SET @modelId = (SELECT [ModelId] FROM [dbo].[ModelVersions] WHERE [ModelVersionId] = @ModelVersionId);

        IF @modelId IS NULL
            THROW 50063, N'There is no version of that number.', 1;

        BEGIN TRANSACTION;

        -- The old one first: only one serves at any instant.
        UPDATE [dbo].[ModelVersions] SET [IsServing] = 0 WHERE [ModelId] = @modelId AND [IsServing] = 1 AND [ModelVersionId] <> @ModelVersionId;
        UPDATE [dbo].[ModelVersions] SET [IsServing] = 1 WHERE [ModelVersionId] = @ModelVersionId AND [IsServing] = 0;

        DELETE FROM [dbo].[InferenceCache] WITH (SNAPSHOT) WHERE [ModelId] = @modelId;

        COMMIT TRANSACTION;
    END TRY
    BEGIN CATCH
        IF XACT_STATE() <> 0 ROLLBACK TRANSACTION;
        THROW;
    END CATCH;
END;
