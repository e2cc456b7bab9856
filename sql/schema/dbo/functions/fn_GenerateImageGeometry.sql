-- The guided patches of an image to be drawn as points, M being the patch's number: see clr_GenerateImageGeometry.
CREATE FUNCTION [dbo].[fn_GenerateImageGeometry]
(
    @Width         INT,
    @Height        INT,
    @PatchSize     INT,
    @Steps         INT,
    @GuidanceScale FLOAT,
    @GuideX        FLOAT,
    @GuideY        FLOAT,
    @GuideZ        FLOAT,
    @Seed          BIGINT
)
RETURNS GEOMETRY
AS
BEGIN
    RETURN geometry::STGeomFromText(
        [dbo].[clr_GenerateImageGeometry](@Width, @Height, @PatchSize, @Steps, @GuidanceScale, @GuideX, @GuideY, @GuideZ, @Seed), 0);
END;
