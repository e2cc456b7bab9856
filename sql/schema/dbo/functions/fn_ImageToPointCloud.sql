-- An image as points: X and Y the pixel, Z its luminance, M its colour. See clr_ImageToPointCloud for the form of the image.
CREATE FUNCTION [dbo].[fn_ImageToPointCloud] (@Image VARBINARY (MAX), @Width INT, @Height INT, @SampleStep INT)
RETURNS GEOMETRY
AS
BEGIN
    RETURN geometry::STGeomFromText([dbo].[clr_ImageToPointCloud](@Image, @Width, @Height, @SampleStep), 0);
END;
