-- Keeps an answer in memory for the next who asks the same. What is there already stays.
CREATE PROCEDURE [dbo].[sp_CacheInference]
    @TenantId   INT,
    @ModelId    INT,
    @InputHash  BINARY (32),
    @OutputData NVARCHAR (MAX)
AS
BEGIN
    SET NOCOUNT ON;

    BEGIN TRY
        INSERT INTO [dbo].[InferenceCache] ([TenantId], [ModelId], [InputHash], [OutputData])
        SELECT @TenantId, @ModelId, @InputHash, @OutputData
        WHERE @OutputData IS NOT NULL
          AND NOT EXISTS (
              SELECT 1
              FROM [dbo].[InferenceCache] AS [c] WITH (SNAPSHOT)
              WHERE [c].[TenantId] = @TenantId
                AND [c].[ModelId] = @ModelId
                AND [c].[InputHash] = @InputHash);
    END TRY
    BEGIN CATCH
        -- Two sessions had the same answer at once (2627, or 41325 at commit): one of them is enough.
        IF ERROR_NUMBER() NOT IN (2627, 41302, 41325) OR XACT_STATE() <> 0
            THROW;
    END CATCH;
END;
