-- Brings the statistics of the database's tables up to date where so many of their rows changed since. As its owner,
-- because UPDATE STATISTICS asks for rights on the table.
CREATE PROCEDURE [dbo].[sp_UpdateStatistics]
    @MinChanges BIGINT = 1000
WITH EXECUTE AS OWNER
AS
BEGIN
    SET NOCOUNT ON;
    SET XACT_ABORT ON;

    -- By name, because a model of the schema holds no system procedures.
    DECLARE @run NVARCHAR (128) = N'sys.sp_executesql';

    DECLARE @statement NVARCHAR (MAX),
            @number    INT = 0,
            @schema    SYSNAME,
            @table     SYSNAME;

    CREATE TABLE [#Changed]
    (
        [Number]     INT     IDENTITY (1, 1) NOT NULL PRIMARY KEY,
        [SchemaName] SYSNAME COLLATE DATABASE_DEFAULT NOT NULL,
        [TableName]  SYSNAME COLLATE DATABASE_DEFAULT NOT NULL,
        [Changes]    BIGINT  NOT NULL
    );

    BEGIN TRY
        SET @statement = N'
            SELECT SCHEMA_NAME(t.schema_id), t.name, MAX(p.modification_counter)
            FROM sys.tables AS t
            INNER JOIN sys.stats AS s ON s.object_id = t.object_id
            CROSS APPLY sys.dm_db_stats_properties(s.object_id, s.stats_id) AS p
            WHERE t.is_ms_shipped = 0
            GROUP BY t.schema_id, t.name
            HAVING MAX(p.modification_counter) >= @minChanges
            ORDER BY MAX(p.modification_counter) DESC;';
        INSERT INTO [#Changed] ([SchemaName], [TableName], [Changes])
        EXECUTE @run @statement, N'@minChanges BIGINT', @MinChanges;

        WHILE 1 = 1
        BEGIN
            SELECT TOP (1) @number = [Number], @schema = [SchemaName], @table = [TableName]
            FROM [#Changed]
            WHERE [Number] > @number
            ORDER BY [Number];
            IF @@ROWCOUNT = 0 BREAK;

            SET @statement = N'UPDATE STATISTICS ' + QUOTENAME(@schema) + N'.' + QUOTENAME(@table) + N';';
            EXECUTE @run @statement;
        END;

        SELECT [SchemaName], [TableName], [Changes] FROM [#Changed] ORDER BY [Number];
    END TRY
    BEGIN CATCH
        IF XACT_STATE() <> 0 ROLLBACK TRANSACTION;
        THROW;
    END CATCH;
END;
