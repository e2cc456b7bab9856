CREATE PROCEDURE dbo.sp_Dynamic @schema SYSNAME, @table SYSNAME, @id INT, @since DATETIME2 (7), @statement NVARCHAR (MAX)
AS
BEGIN
    DECLARE @name NVARCHAR (300) = QUOTENAME(@schema) + N'.' + QUOTENAME(@table),
            @columns NVARCHAR (MAX);
    SELECT @columns = STRING_AGG(QUOTENAME(name), N', ') FROM sys.columns WHERE object_id = OBJECT_ID(@name);
    DECLARE @sql NVARCHAR (MAX) = N'SELECT ' + @columns + N' FROM ' + @name + CHAR(10);
    SET @sql += N' WHERE Id = @id AND ChangedAt > @since AND Part = ' + CONVERT(NVARCHAR (20), @id);
    EXEC sys.sp_executesql @sql, N'@id INT, @since DATETIME2 (7)', @id = @id, @since = @since;

    -- A message is no statement, and a whole statement is its maker's.
    DECLARE @message NVARCHAR (MAX) = N'done with ' + @table;
    PRINT @message;
    EXEC (@statement);
    EXEC dbo.sp_Other @table;
END;
