-- Polygons as an image of a byte a pixel, 255 inside: see clr_GenerateImageFromShapes.
CREATE FUNCTION [dbo].[fn_GenerateImageFromShapes] (@Shapes GEOMETRY, @Width INT, @Height INT)
RETURNS VARBINARY (MAX)
AS
BEGIN
    RETURN [dbo].[clr_GenerateImageFromShapes](@Shapes.STAsBinary(), @Width, @Height);
END;
