-- A point with Z whose measure M is its importance.
CREATE FUNCTION [dbo].[fn_CreateGeometryPointWithImportance] (@X FLOAT, @Y FLOAT, @Z FLOAT, @Importance FLOAT)
RETURNS GEOMETRY
AS
BEGIN
    RETURN geometry::STGeomFromText([dbo].[clr_CreateGeometryPointWithImportance](@X, @Y, @Z, @Importance), 0);
END;
