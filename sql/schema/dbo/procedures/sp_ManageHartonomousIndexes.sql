-- Looks after the search indexes that dbo.SearchIndices names: 'STATUS' tells which are there and enabled, 'REBUILD'
-- rebuilds them, 'CREATE' enables those that are disabled. Making and dropping them is the deployment's: an index that is
-- not there is an error that says so. As its owner: DDL asks for rights on the table, which an operator does not have.
CREATE PROCEDURE [dbo].[sp_ManageHartonomousIndexes]
    @Action NVARCHAR (20) = N'STATUS'
WITH EXECUTE AS OWNER
AS
BEGIN
    SET NOCOUNT ON;
    SET XACT_ABORT ON;

    -- By name, because a model of the schema holds no system procedures.
    DECLARE @run NVARCHAR (128) = N'sys.sp_executesql';

    DECLARE @statement NVARCHAR (MAX),
            @name      NVARCHAR (128) = N'',
            @schema    SYSNAME,
            @table     SYSNAME,
            @missing   NVARCHAR (2000);

    CREATE TABLE [#State]
    (
        [IndexName]  NVARCHAR (128) COLLATE DATABASE_DEFAULT NOT NULL PRIMARY KEY,
        [SchemaName] SYSNAME        COLLATE DATABASE_DEFAULT NULL,
        [TableName]  SYSNAME        COLLATE DATABASE_DEFAULT NULL,
        [IsDisabled] BIT            NULL
    );

    BEGIN TRY
        IF @Action NOT IN (N'STATUS', N'CREATE', N'REBUILD')
            THROW 50093, N'The action is STATUS, CREATE or REBUILD.', 1;

        SET @statement = N'
            SELECT n.IndexName, SCHEMA_NAME(o.schema_id), o.name, i.is_disabled
            FROM dbo.SearchIndices AS n
            LEFT JOIN sys.indexes AS i ON i.object_id = OBJECT_ID(n.TargetTable) AND i.name = n.IndexName
            LEFT JOIN sys.objects AS o ON o.object_id = i.object_id
            WHERE n.IsActive = 1;';
        INSERT INTO [#State] ([IndexName], [SchemaName], [TableName], [IsDisabled])
        EXECUTE @run @statement;

        SELECT @missing = STRING_AGG(CAST([IndexName] AS NVARCHAR (MAX)), N', ') FROM [#State] WHERE [TableName] IS NULL;

        IF @Action <> N'STATUS' AND @missing IS NOT NULL
        BEGIN
            SET @missing = LEFT(CONCAT(N'Not there: ', @missing, N'. Deploy the schema, it makes them.'), 2000);
            THROW 50094, @missing, 1;
        END;

        WHILE @Action <> N'STATUS'
        BEGIN
            SELECT TOP (1) @name = [IndexName], @schema = [SchemaName], @table = [TableName]
            FROM [#State]
            WHERE [IndexName] > @name
              AND (@Action = N'REBUILD' OR [IsDisabled] = 1)
            ORDER BY [IndexName];
            IF @@ROWCOUNT = 0 BREAK;

            SET @statement = N'ALTER INDEX ' + QUOTENAME(@name) + N' ON ' + QUOTENAME(@schema) + N'.' + QUOTENAME(@table) + N' REBUILD;';
            EXECUTE @run @statement;

            UPDATE [#State] SET [IsDisabled] = 0 WHERE [IndexName] = @name;
            UPDATE [dbo].[SearchIndices] SET [BuiltAt] = SYSUTCDATETIME() WHERE [IndexName] = @name;
        END;

        SELECT [IndexName], CASE WHEN [TableName] IS NULL THEN N'missing' WHEN [IsDisabled] = 1 THEN N'disabled' ELSE N'ready' END AS [State]
        FROM [#State]
        ORDER BY [IndexName];
    END TRY
    BEGIN CATCH
        IF XACT_STATE() <> 0 ROLLBACK TRANSACTION;
        THROW;
    END CATCH;
END;
