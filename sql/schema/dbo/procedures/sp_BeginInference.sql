-- Opens a request: refused where the quota is used up, and written down as running before anything is computed, so that
-- one that never ends is seen.
CREATE PROCEDURE [dbo].[sp_BeginInference]
    @TenantId    INT,
    @InputData   NVARCHAR (MAX),
    @ModelId     INT            = NULL,
    @ModelsUsed  NVARCHAR (MAX) = NULL,
    @InferenceId BIGINT         = NULL OUTPUT
AS
BEGIN
    SET NOCOUNT ON;

    DECLARE @tokens DECIMAL (18, 6) = ISNULL([dbo].[fn_EstimateTokens](@InputData), 0);

    BEGIN TRY
        IF NOT EXISTS (SELECT 1 FROM [dbo].[Tenants] WHERE [TenantId] = @TenantId AND [IsActive] = 1)
            THROW 50030, N'There is no active tenant of that number.', 1;

        IF @ModelId IS NOT NULL AND NOT EXISTS (SELECT 1 FROM [dbo].[Models] WHERE [ModelId] = @ModelId AND [IsActive] = 1)
            THROW 50061, N'There is no active model of that number.', 1;

        EXECUTE [dbo].[sp_EnforceQuota] @TenantId, N'inference', @tokens;

        INSERT INTO [dbo].[InferenceRequests] ([TenantId], [ModelId], [InputData], [ModelsUsed], [Status])
        VALUES (@TenantId, @ModelId, @InputData, @ModelsUsed, N'Running');

        SET @InferenceId = SCOPE_IDENTITY();
    END TRY
    BEGIN CATCH
        THROW;
    END CATCH;
END;
