-- A snapshot of a whole model under one name: its serving version, how many layers and parameters it has, and the
-- moment of its weights.
CREATE PROCEDURE [dbo].[sp_SnapshotModel]
    @ModelId         INT,
    @SnapshotName    NVARCHAR (200),
    @Description     NVARCHAR (1000) = NULL,
    @ModelSnapshotId INT             = NULL OUTPUT
AS
BEGIN
    SET NOCOUNT ON;
    SET XACT_ABORT ON;

    DECLARE @weightSnapshotId INT;

    BEGIN TRY
        IF @ModelId IS NULL
            THROW 50060, N'There is no model of that number.', 1;

        BEGIN TRANSACTION;

        EXECUTE [dbo].[sp_CreateWeightSnapshot] @SnapshotName, @ModelId, @Description, @weightSnapshotId OUTPUT;

        INSERT INTO [dbo].[ModelSnapshots] ([ModelId], [ModelVersionId], [WeightSnapshotId], [SnapshotName], [Description], [LayerCount], [ParameterCount])
        SELECT @ModelId, (SELECT [v].[ModelVersionId] FROM [dbo].[fn_ServingVersion](@ModelId) AS [v]), @weightSnapshotId, @SnapshotName, @Description,
               COUNT(*), ISNULL(SUM([l].[ParameterCount]), 0)
        FROM [dbo].[ModelLayers] AS [l]
        WHERE [l].[ModelId] = @ModelId;
        SET @ModelSnapshotId = SCOPE_IDENTITY();

        COMMIT TRANSACTION;
    END TRY
    BEGIN CATCH
        IF XACT_STATE() <> 0 ROLLBACK TRANSACTION;
        THROW;
    END CATCH;
END;
