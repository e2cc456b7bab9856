CREATE TABLE dbo.Log (Line NVARCHAR (MAX) NULL);
GO
CREATE PROCEDURE dbo.sp_Dynamic @table SYSNAME, @where NVARCHAR (MAX), @id INT, @names NVARCHAR (MAX)
AS
BEGIN
    DECLARE @sql NVARCHAR (MAX) = N'SELECT * FROM ' + @table;
    SET @sql += N' WHERE Id = ' + CAST(@id AS NVARCHAR (20));
    EXEC sp_executesql @sql;

    EXEC (N'DELETE FROM dbo.Log WHERE ' + @where);

    DECLARE @from NVARCHAR (MAX) = CONCAT(N' FROM ', QUOTENAME(@table), N' WHERE ', @where);
    DECLARE @all NVARCHAR (MAX) = N'SELECT 1' + @from;
    EXECUTE sys.sp_executesql @stmt = @all;

    SELECT @sql = N'PRINT ''' + Line + N'''' FROM dbo.Log;
    EXEC (@sql);

    DECLARE @first NVARCHAR (MAX);
    SELECT TOP (1) @first = N'EXEC ' + CASE WHEN @id = 1 THEN N'dbo.p' ELSE @names END FROM dbo.Log;
    EXEC @id = sp_executesql @first;
END;
