-- Closes a request with its answer, or as failed where there is none, and bills the tokens of question and answer, both
-- or neither. The quota was asked when the request began; an answer that is there is billed.
CREATE PROCEDURE [dbo].[sp_CompleteInference]
    @TenantId    INT,
    @InferenceId BIGINT,
    @OutputData  NVARCHAR (MAX)
AS
BEGIN
    SET NOCOUNT ON;
    SET XACT_ABORT ON;

    DECLARE @now      DATETIME2 (7) = SYSUTCDATETIME(),
            @input    NVARCHAR (MAX),
            @tokens   DECIMAL (18, 6),
            @amount   DECIMAL (18, 6),
            @ledgerId BIGINT;

    BEGIN TRY
        BEGIN TRANSACTION;

        UPDATE [dbo].[InferenceRequests]
        SET @input            = [InputData],
            [OutputData]      = @OutputData,
            [Status]          = IIF(@OutputData IS NULL, N'Failed', N'Completed'),
            -- Never over what an INT holds: a request can lie for weeks.
            [TotalDurationMs] = CAST(IIF(DATEDIFF_BIG(MILLISECOND, [RequestTimestamp], @now) > 2147483647, 2147483647,
                                         DATEDIFF_BIG(MILLISECOND, [RequestTimestamp], @now)) AS INT)
        WHERE [InferenceId] = @InferenceId
          AND [TenantId] = @TenantId
          AND [Status] = N'Running';

        IF @@ROWCOUNT = 0
            THROW 50032, N'No running request of that number.', 1;

        IF @OutputData IS NOT NULL
        BEGIN
            SET @tokens = [dbo].[fn_EstimateTokens](@input) + [dbo].[fn_EstimateTokens](@OutputData);
            EXECUTE [dbo].[sp_ApplyMultiplier] @TenantId, N'inference', @tokens, @now, @amount OUTPUT;
            EXECUTE [dbo].[sp_InsertBillingUsageRecord_Native] @TenantId, N'inference', @tokens, @amount, @now, @ledgerId OUTPUT;
        END;

        COMMIT TRANSACTION;
    END TRY
    BEGIN CATCH
        IF XACT_STATE() <> 0 ROLLBACK TRANSACTION;
        THROW;
    END CATCH;
END;
