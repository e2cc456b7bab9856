-- Takes in a rating of an answer, 1 to 5, and lets it change what the ensemble makes of the atoms that were used: their
-- activations move by a tenth of what the rating says, up or down.
CREATE PROCEDURE [dbo].[sp_ProcessFeedback]
    @TenantId    INT,
    @InferenceId BIGINT,
    @Rating      TINYINT,
    @Comment     NVARCHAR (2000) = NULL,
    @FeedbackId  BIGINT          = NULL OUTPUT
AS
BEGIN
    SET NOCOUNT ON;
    SET XACT_ABORT ON;

    DECLARE @factor FLOAT;

    BEGIN TRY
        IF @Rating IS NULL OR @Rating NOT BETWEEN 1 AND 5
            THROW 50033, N'A rating lies between 1 and 5.', 1;

        IF NOT EXISTS (SELECT 1 FROM [dbo].[InferenceRequests] WHERE [InferenceId] = @InferenceId AND [TenantId] = @TenantId)
            THROW 50034, N'No request of that number.', 1;

        SET @factor = 1 + (@Rating - 3) / 20.0;

        BEGIN TRANSACTION;

        INSERT INTO [dbo].[InferenceFeedback] ([TenantId], [InferenceId], [Rating], [Comment])
        VALUES (@TenantId, @InferenceId, @Rating, @Comment);
        SET @FeedbackId = SCOPE_IDENTITY();

        UPDATE [a]
        SET [MeanActivation] = [a].[MeanActivation] * @factor,
            [MaxActivation]  = [a].[MaxActivation] * @factor
        FROM [dbo].[ModelActivations] AS [a]
        INNER JOIN [dbo].[InferenceAtomUsage] AS [u]
            ON [u].[AtomId] = [a].[AtomId]
           AND [u].[InferenceId] = @InferenceId
           AND [u].[UsageType] = N'Retrieved'
        WHERE [a].[TenantId] = @TenantId
          AND @factor <> 1;

        COMMIT TRANSACTION;
    END TRY
    BEGIN CATCH
        IF XACT_STATE() <> 0 ROLLBACK TRANSACTION;
        THROW;
    END CATCH;
END;
