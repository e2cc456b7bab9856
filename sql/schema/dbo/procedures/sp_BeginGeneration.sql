-- Opens a generation: written down before anything is made, like every request.
CREATE PROCEDURE [dbo].[sp_BeginGeneration]
    @TenantId     INT,
    @Modality     NVARCHAR (64),
    @Prompt       NVARCHAR (MAX),
    @Parameters   NVARCHAR (MAX) = NULL,
    @ModelId      INT            = NULL,
    @InferenceId  BIGINT         = NULL,
    @GenerationId BIGINT         = NULL OUTPUT
AS
BEGIN
    SET NOCOUNT ON;

    BEGIN TRY
        IF NOT EXISTS (SELECT 1 FROM [dbo].[Tenants] WHERE [TenantId] = @TenantId AND [IsActive] = 1)
            THROW 50030, N'There is no active tenant of that number.', 1;

        INSERT INTO [dbo].[GenerationHistory] ([TenantId], [InferenceId], [ModelId], [Modality], [Prompt], [Parameters])
        VALUES (@TenantId, @InferenceId, @ModelId, @Modality, @Prompt, @Parameters);

        SET @GenerationId = SCOPE_IDENTITY();
    END TRY
    BEGIN CATCH
        THROW;
    END CATCH;
END;
