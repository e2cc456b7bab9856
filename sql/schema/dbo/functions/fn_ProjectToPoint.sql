-- A vector as a point in space by three anchors, with Z: see clr_ProjectToPoint.
CREATE FUNCTION [dbo].[fn_ProjectToPoint]
(
    @Vector  VARBINARY (8000),
    @AnchorX VARBINARY (8000),
    @AnchorY VARBINARY (8000),
    @AnchorZ VARBINARY (8000),
    @Scale   FLOAT
)
RETURNS GEOMETRY
AS
BEGIN
    RETURN geometry::STGeomFromText([dbo].[clr_ProjectToPoint](@Vector, @AnchorX, @AnchorY, @AnchorZ, @Scale), 0);
END;
