-- Moves a layer's weights a step along a gradient, float32 bytes of as many numbers: new is old less rate times
-- gradient.
CREATE PROCEDURE [dbo].[sp_AdjustLayerWeights]
    @LayerId      BIGINT,
    @Gradient     VARBINARY (8000),
    @LearningRate FLOAT            = 0.01,
    @CycleId      UNIQUEIDENTIFIER = NULL
AS
BEGIN
    SET NOCOUNT ON;
    SET XACT_ABORT ON;

    DECLARE @now  NVARCHAR (MAX),
            @next VARBINARY (8000);

    BEGIN TRY
        IF @LearningRate IS NULL OR @LearningRate <= 0
            THROW 50066, N'A learning rate is more than zero.', 1;

        -- Held to the end, or of two steps at the same time the second would overwrite the first.
        BEGIN TRANSACTION;

        SELECT @now = N'[' + STRING_AGG(CAST(CONVERT(NVARCHAR (40), [w].[WeightValue], 3) AS NVARCHAR (MAX)), N',') WITHIN GROUP (ORDER BY [w].[WeightIndex]) + N']'
        FROM [dbo].[ModelWeights] AS [w] WITH (UPDLOCK, HOLDLOCK)
        WHERE [w].[LayerId] = @LayerId
          AND [w].[WeightIndex] < 2000;

        SET @next = [dbo].[clr_JsonFloatArrayToBytes](@now);

        IF @next IS NULL OR DATALENGTH(@next) <> ISNULL(DATALENGTH(@Gradient), 0)
            THROW 50067, N'The gradient has as many numbers as the layer has weights, at most 2000.', 1;

        SET @next = [dbo].[clr_VectorSubtract](@next, [dbo].[clr_VectorScale](@Gradient, @LearningRate));
        EXECUTE [dbo].[sp_WriteLayerWeights] @LayerId, @next, N'GradientStep', @CycleId, @LearningRate;

        COMMIT TRANSACTION;
    END TRY
    BEGIN CATCH
        IF XACT_STATE() <> 0 ROLLBACK TRANSACTION;
        THROW;
    END CATCH;
END;
