-- The cell of a cubic grid that a point lies in, as one number: see clr_SpatialHash. A point without Z lies at 0.
CREATE FUNCTION [dbo].[fn_SpatialHash] (@Point GEOMETRY, @CellSize FLOAT)
RETURNS BIGINT
AS
BEGIN
    RETURN [dbo].[clr_SpatialHash](@Point.STX, @Point.STY, ISNULL(@Point.Z, 0), @CellSize);
END;
