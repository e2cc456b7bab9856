-- The first instant of a moment's month: billing periods begin there.
CREATE FUNCTION [dbo].[fn_MonthStart] (@At DATETIME2 (7))
RETURNS DATETIME2 (7)
WITH SCHEMABINDING
AS
BEGIN
    RETURN CASE WHEN @At IS NOT NULL THEN DATETIME2FROMPARTS(YEAR(@At), MONTH(@At), 1, 0, 0, 0, 0, 7) END;
END;
