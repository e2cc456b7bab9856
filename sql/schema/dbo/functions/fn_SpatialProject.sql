-- A vector as a point in space: where clr_SpatialProject puts it, with Z. NULL where it has no direction.
CREATE FUNCTION [dbo].[fn_SpatialProject] (@Vector VARBINARY (8000))
RETURNS GEOMETRY
AS
BEGIN
    RETURN geometry::STGeomFromText([dbo].[clr_SpatialProject](@Vector), 0);
END;
