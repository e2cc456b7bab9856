-- Gives this moment in the history of the weights a name, to come back to. The table locks wait for writers that are
-- under way: their rows carry the time at which they began and would otherwise slip behind the snapshot.
CREATE PROCEDURE [dbo].[sp_CreateWeightSnapshot]
    @SnapshotName NVARCHAR (200),
    @ModelId      INT             = NULL,
    @Description  NVARCHAR (1000) = NULL,
    @SnapshotId   INT             = NULL OUTPUT
AS
BEGIN
    SET NOCOUNT ON;
    SET XACT_ABORT ON;

    DECLARE @weights      BIGINT,
            @coefficients BIGINT;

    BEGIN TRY
        IF @ModelId IS NOT NULL AND NOT EXISTS (SELECT 1 FROM [dbo].[Models] WHERE [ModelId] = @ModelId)
            THROW 50060, N'There is no model of that number.', 1;

        BEGIN TRANSACTION;

        SELECT @weights = COUNT_BIG(*)
        FROM [dbo].[ModelWeights] AS [w] WITH (TABLOCK, HOLDLOCK)
        WHERE @ModelId IS NULL OR [w].[ModelId] = @ModelId;

        SELECT @coefficients = COUNT_BIG(*)
        FROM [dbo].[TensorAtomCoefficients] AS [c] WITH (TABLOCK, HOLDLOCK)
        INNER JOIN [dbo].[ModelLayers] AS [l] ON [l].[LayerId] = [c].[LayerId]
        WHERE @ModelId IS NULL OR [l].[ModelId] = @ModelId;

        INSERT INTO [dbo].[WeightSnapshots]
            ([SnapshotName], [ModelId], [Description], [SnapshotTime], [WeightCount], [CoefficientCount])
        VALUES
            (@SnapshotName, @ModelId, @Description, SYSUTCDATETIME(), @weights, @coefficients);

        SET @SnapshotId = SCOPE_IDENTITY();

        COMMIT TRANSACTION;
    END TRY
    BEGIN CATCH
        IF XACT_STATE() <> 0 ROLLBACK TRANSACTION;
        THROW;
    END CATCH;
END;
