-- Writes a layer's weights, float32 bytes of at most 2000 numbers. Only those that differ are touched: each touch is a
-- row of history. What changed is summed up in dbo.WeightAdjustmentHistory.
CREATE PROCEDURE [dbo].[sp_WriteLayerWeights]
    @LayerId      BIGINT,
    @Weights      VARBINARY (8000),
    @Reason       NVARCHAR (64),
    @CycleId      UNIQUEIDENTIFIER = NULL,
    @LearningRate FLOAT            = NULL
AS
BEGIN
    SET NOCOUNT ON;
    SET XACT_ABORT ON;

    DECLARE @modelId INT;

    DECLARE @changes TABLE ([WeightIndex] BIGINT NOT NULL, [Delta] FLOAT NOT NULL);

    BEGIN TRY
        SET @modelId = (SELECT [ModelId] FROM [dbo].[ModelLayers] WHERE [LayerId] = @LayerId);

        IF @modelId IS NULL
            THROW 50065, N'There is no layer of that number.', 1;

        BEGIN TRANSACTION;

        UPDATE [w]
        SET [WeightValue]  = [new].[ComponentValue],
            [UpdateReason] = @Reason
        OUTPUT [inserted].[WeightIndex], CAST([inserted].[WeightValue] AS FLOAT) - [deleted].[WeightValue] INTO @changes ([WeightIndex], [Delta])
        FROM [dbo].[ModelWeights] AS [w]
        INNER JOIN [dbo].[fn_VectorComponents](@Weights) AS [new] ON [new].[ComponentIndex] = [w].[WeightIndex]
        WHERE [w].[LayerId] = @LayerId
          AND [w].[WeightValue] <> [new].[ComponentValue];

        INSERT INTO [dbo].[ModelWeights] ([LayerId], [WeightIndex], [ModelId], [WeightValue], [UpdateReason])
        OUTPUT [inserted].[WeightIndex], CAST([inserted].[WeightValue] AS FLOAT) INTO @changes ([WeightIndex], [Delta])
        SELECT @LayerId, [new].[ComponentIndex], @modelId, [new].[ComponentValue], @Reason
        FROM [dbo].[fn_VectorComponents](@Weights) AS [new]
        WHERE NOT EXISTS (
            SELECT 1
            FROM [dbo].[ModelWeights] AS [w]
            WHERE [w].[LayerId] = @LayerId
              AND [w].[WeightIndex] = [new].[ComponentIndex]);

        INSERT INTO [dbo].[WeightAdjustmentHistory] ([ModelId], [LayerId], [CycleId], [Reason], [LearningRate], [WeightsChanged], [MeanDelta], [MaxDelta])
        SELECT @modelId, @LayerId, @CycleId, @Reason, @LearningRate, COUNT_BIG(*), AVG([Delta]), MAX(ABS([Delta]))
        FROM @changes
        HAVING COUNT_BIG(*) > 0;

        COMMIT TRANSACTION;
    END TRY
    BEGIN CATCH
        IF XACT_STATE() <> 0 ROLLBACK TRANSACTION;
        THROW;
    END CATCH;
END;
