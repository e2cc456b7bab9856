-- Brings weights and coefficients back to a snapshot that was named. A dry run only counts.
CREATE PROCEDURE [dbo].[sp_RestoreWeightSnapshot]
    @SnapshotName NVARCHAR (200),
    @DryRun       BIT = 1
AS
BEGIN
    SET NOCOUNT ON;
    SET XACT_ABORT ON;

    DECLARE @modelId INT,
            @time    DATETIME2 (7);

    BEGIN TRY
        -- NULL asks for nothing to be changed.
        SET @DryRun = ISNULL(@DryRun, 1);

        SELECT @modelId = [ModelId], @time = [SnapshotTime]
        FROM [dbo].[WeightSnapshots]
        WHERE [SnapshotName] = @SnapshotName;

        IF @time IS NULL
            THROW 50068, N'There is no snapshot of that name.', 1;

        EXECUTE [dbo].[sp_RollbackWeightsToTimestamp] @time, @modelId, @DryRun;
    END TRY
    BEGIN CATCH
        IF XACT_STATE() <> 0 ROLLBACK TRANSACTION;
        THROW;
    END CATCH;
END;
