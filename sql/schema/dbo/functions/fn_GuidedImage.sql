-- A grey image, a byte a pixel, of patches that were drawn towards a point in space: in each patch a square, the larger
-- the higher its point came to lie. See clr_GenerateImagePatches and clr_GenerateImageFromShapes.
CREATE FUNCTION [dbo].[fn_GuidedImage]
(
    @Width         INT,
    @Height        INT,
    @PatchSize     INT,
    @Steps         INT,
    @GuidanceScale FLOAT,
    @Guide         GEOMETRY,
    @Seed          BIGINT
)
RETURNS VARBINARY (MAX)
AS
BEGIN
    DECLARE @shapes GEOMETRY;

    SELECT @shapes = geometry::CollectionAggregate(
        geometry::Point([p].[PatchX] + @PatchSize / 2.0, [p].[PatchY] + @PatchSize / 2.0, 0)
            -- Heights of -1 to 1 become a quarter to all of the patch.
            .STBuffer(@PatchSize * (0.25 + 0.375 * (1 + CASE WHEN [p].[SpatialZ] < -1 THEN -1 WHEN [p].[SpatialZ] > 1 THEN 1 ELSE [p].[SpatialZ] END)) / 2)
            .STEnvelope())
    FROM [dbo].[clr_GenerateImagePatches](@Width, @Height, @PatchSize, @Steps, @GuidanceScale,
                                          ISNULL(@Guide.STX, 0), ISNULL(@Guide.STY, 0), ISNULL(@Guide.Z, 0), @Seed) AS [p];

    RETURN [dbo].[fn_GenerateImageFromShapes](@shapes, @Width, @Height);
END;
