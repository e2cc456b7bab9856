-- The numbers of a vector, one a row, from 0.
CREATE FUNCTION [dbo].[fn_VectorComponents] (@Bytes VARBINARY (8000))
RETURNS TABLE
AS
RETURN
    SELECT CAST([c].[key] AS INT) AS [ComponentIndex], CAST([c].[value] AS REAL) AS [ComponentValue]
    FROM OPENJSON([dbo].[clr_BytesToFloatArrayJson](@Bytes)) AS [c];
