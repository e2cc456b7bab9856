-- Adds the next step to a request. Steps count from 1 without gaps, also when two sessions add at the same time.
CREATE PROCEDURE [dbo].[sp_RecordInferenceStep]
    @TenantId    INT,
    @InferenceId BIGINT,
    @Operation   NVARCHAR (100),
    @DurationMs  INT            = NULL,
    @Details     NVARCHAR (MAX) = NULL,
    @LayerId     BIGINT         = NULL
AS
BEGIN
    SET NOCOUNT ON;

    BEGIN TRY
        -- The foreign key alone would take a step for the request of another tenant.
        IF NOT EXISTS (SELECT 1 FROM [dbo].[InferenceRequests] WHERE [InferenceId] = @InferenceId AND [TenantId] = @TenantId)
            THROW 50034, N'No request of that number.', 1;

        INSERT INTO [dbo].[InferenceSteps] ([InferenceId], [StepNumber], [TenantId], [LayerId], [Operation], [DurationMs], [Details])
        SELECT @InferenceId, ISNULL(MAX([s].[StepNumber]), 0) + 1, @TenantId, @LayerId, @Operation, @DurationMs, @Details
        FROM [dbo].[InferenceSteps] AS [s] WITH (UPDLOCK, HOLDLOCK)
        WHERE [s].[InferenceId] = @InferenceId
          AND [s].[TenantId] = @TenantId;
    END TRY
    BEGIN CATCH
        THROW;
    END CATCH;
END;
