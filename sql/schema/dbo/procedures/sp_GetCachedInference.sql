-- The answer that a model gave to the same input before, from memory; NULL where there is none. A hit is counted, and
-- keeps the answer from eviction.
CREATE PROCEDURE [dbo].[sp_GetCachedInference]
    @TenantId   INT,
    @ModelId    INT,
    @InputHash  BINARY (32),
    @OutputData NVARCHAR (MAX) OUTPUT
AS
BEGIN
    SET NOCOUNT ON;

    BEGIN TRY
        SET @OutputData = NULL;

        UPDATE [dbo].[InferenceCache] WITH (SNAPSHOT)
        SET [HitCount]        = [HitCount] + 1,
            [LastAccessedUtc] = SYSUTCDATETIME()
        WHERE [TenantId] = @TenantId
          AND [ModelId] = @ModelId
          AND [InputHash] = @InputHash;

        IF @@ROWCOUNT > 0
            SELECT @OutputData = [OutputData]
            FROM [dbo].[InferenceCache] WITH (SNAPSHOT)
            WHERE [TenantId] = @TenantId
              AND [ModelId] = @ModelId
              AND [InputHash] = @InputHash;
    END TRY
    BEGIN CATCH
        -- Another session counted the same hit at the same instant (41302): the answer counts, the count does not.
        IF ERROR_NUMBER() <> 41302 OR XACT_STATE() <> 0
            THROW;

        SELECT @OutputData = [OutputData]
        FROM [dbo].[InferenceCache] WITH (SNAPSHOT)
        WHERE [TenantId] = @TenantId
          AND [ModelId] = @ModelId
          AND [InputHash] = @InputHash;
    END CATCH;
END;
