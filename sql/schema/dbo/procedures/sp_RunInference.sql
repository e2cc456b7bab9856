-- Answers an input by one model: from the cache if the same was asked before, else by continuing it with what the
-- model has learnt of the tenant's texts, and keeps the answer. The same seed gives the same answer.
CREATE PROCEDURE [dbo].[sp_RunInference]
    @TenantId    INT,
    @ModelId     INT,
    @InputData   NVARCHAR (MAX),
    @MaxTokens   INT            = 64,
    @Temperature FLOAT          = 0.7,
    @Seed        BIGINT         = 0,
    @OutputData  NVARCHAR (MAX) = NULL OUTPUT,
    @InferenceId BIGINT         = NULL OUTPUT
AS
BEGIN
    SET NOCOUNT ON;
    SET XACT_ABORT ON;

    DECLARE @hash    BINARY (32),
            @bytes   VARBINARY (8000),
            @query   VECTOR (1998),
            @corpus  NVARCHAR (MAX),
            @started DATETIME2 (7) = SYSUTCDATETIME(),
            @ms      INT;

    BEGIN TRY
        -- What the caller's variable held before is not the request that fails below.
        SET @InferenceId = NULL;

        IF @InputData IS NULL OR @MaxTokens NOT BETWEEN 1 AND 4096 OR @Temperature < 0
            THROW 50110, N'An input, 1 to 4096 tokens, and a temperature of zero or more.', 1;

        -- All that the answer depends on.
        SET @hash = [dbo].[fn_ContentHash](CAST(CONCAT(@MaxTokens, N'|', CONVERT(NVARCHAR (40), @Temperature, 3), N'|', @Seed, N'|', @InputData) AS VARBINARY (MAX)));

        EXECUTE [dbo].[sp_BeginInference] @TenantId, @InputData, @ModelId, NULL, @InferenceId OUTPUT;
        EXECUTE [dbo].[sp_GetCachedInference] @TenantId, @ModelId, @hash, @OutputData OUTPUT;

        IF @OutputData IS NOT NULL
            EXECUTE [dbo].[sp_RecordInferenceStep] @TenantId, @InferenceId, N'cache', 0;
        ELSE
        BEGIN
            EXECUTE [dbo].[sp_TextToEmbedding] @InputData, @bytes OUTPUT;
            SET @query = [dbo].[fn_BytesToVector](@bytes);

            SELECT @corpus = STRING_AGG([a].[CanonicalText], N' ') WITHIN GROUP (ORDER BY [f].[Distance])
            FROM [dbo].[fn_FindNearestAtoms](@TenantId, @query, [dbo].[fn_ProjectEmbedding](@query), 50, 500, 1000) AS [f]
            INNER JOIN [dbo].[Atoms] AS [a]
                ON [a].[AtomId] = [f].[AtomId]
               AND [a].[TenantId] = @TenantId
            WHERE [a].[CanonicalText] IS NOT NULL;

            SET @ms = DATEDIFF(MILLISECOND, @started, SYSUTCDATETIME());
            EXECUTE [dbo].[sp_RecordInferenceStep] @TenantId, @InferenceId, N'retrieve', @ms;

            -- Of NVARCHAR (4000) the whole would hold 8000 bytes (error 9829).
            SELECT @OutputData = STRING_AGG(CAST([g].[Token] AS NVARCHAR (MAX)), N' ') WITHIN GROUP (ORDER BY [g].[Step])
            FROM [dbo].[clr_GenerateTextSequence](@InputData, ISNULL(@corpus, @InputData), 2, @MaxTokens, @Temperature, @Seed) AS [g];

            SET @OutputData = ISNULL(@OutputData, N'');
            EXECUTE [dbo].[sp_CacheInference] @TenantId, @ModelId, @hash, @OutputData;
        END;

        EXECUTE [dbo].[sp_CompleteInference] @TenantId, @InferenceId, @OutputData;
    END TRY
    BEGIN CATCH
        IF XACT_STATE() <> 0 ROLLBACK TRANSACTION;

        UPDATE [dbo].[InferenceRequests]
        SET [Status] = N'Failed'
        WHERE [InferenceId] = @InferenceId
          AND [TenantId] = @TenantId
          AND [Status] = N'Running';
        THROW;
    END CATCH;
END;
