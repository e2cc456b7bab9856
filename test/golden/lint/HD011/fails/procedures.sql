CREATE PROCEDURE dbo.sp_Extract @bytes VARBINARY (MAX)
AS
BEGIN
    DECLARE @json NVARCHAR (MAX) = dbo.clr_BytesToFloatArrayJson(@bytes);
    SELECT [dbo].[fn_Missing](1), r.Id FROM dbo.clr_Rows(@bytes) AS r;
    EXEC dbo.clr_Procedure @bytes;
    IF dbo.clr_VectorDotProdukt(@bytes, @bytes) > 1 RETURN;
END;
