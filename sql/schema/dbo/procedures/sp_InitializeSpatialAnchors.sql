-- Fills the anchors of the projection and the landmarks whose vectors are not there yet, each from its seed, and
-- projects the landmarks. What is filled stays: all projections depend on it. @Force makes them anew after a seed was
-- changed; the embeddings' projections have to be made anew then, by dbo.sp_RebuildSpatialIndices.
CREATE PROCEDURE [dbo].[sp_InitializeSpatialAnchors]
    @Force BIT = 0
AS
BEGIN
    SET NOCOUNT ON;
    SET XACT_ABORT ON;

    BEGIN TRY
        BEGIN TRANSACTION;

        UPDATE [a]
        SET [AnchorVector] = [dbo].[fn_BytesToVector]([dbo].[clr_AnchorVector]([a].[GeneratorSeed], 1998))
        FROM [dbo].[SpatialProjectionAnchors] AS [a]
        WHERE [a].[AnchorVector] IS NULL
           OR @Force = 1;

        UPDATE [l]
        SET [LandmarkVector] = [dbo].[fn_BytesToVector]([dbo].[clr_AnchorVector]([l].[GeneratorSeed], 1998))
        FROM [dbo].[SpatialLandmarks] AS [l]
        WHERE [l].[LandmarkVector] IS NULL
           OR @Force = 1;

        UPDATE [l]
        SET [LandmarkPoint] = [dbo].[fn_ProjectEmbedding]([l].[LandmarkVector])
        FROM [dbo].[SpatialLandmarks] AS [l]
        WHERE [l].[LandmarkPoint] IS NULL
           OR @Force = 1;

        COMMIT TRANSACTION;
    END TRY
    BEGIN CATCH
        IF XACT_STATE() <> 0 ROLLBACK TRANSACTION;
        THROW;
    END CATCH;
END;
