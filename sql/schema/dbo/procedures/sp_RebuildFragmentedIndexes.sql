-- Reorganizes indexes of the database that are fragmented, and rebuilds those that are very much so, the largest first,
-- until the time is over. A dry run only says which. Spatial and columnstore indexes are rebuilt; memory-optimized tables
-- have nothing to rebuild, and vector and JSON indexes are made anew by the deployment. The catalog is read by dynamic
-- SQL: a model of the schema does not hold it. As its owner, because DDL asks for rights on the table.
CREATE PROCEDURE [dbo].[sp_RebuildFragmentedIndexes]
    @ReorganizeFrom FLOAT = 10,
    @RebuildFrom    FLOAT = 30,
    @MinPages       INT   = 1000,
    @MaxMinutes     INT   = 60,
    @DryRun         BIT   = 0
WITH EXECUTE AS OWNER
AS
BEGIN
    SET NOCOUNT ON;
    SET XACT_ABORT ON;

    -- By name, because a model of the schema holds no system procedures.
    DECLARE @run NVARCHAR (128) = N'sys.sp_executesql';

    DECLARE @until     DATETIME2 (7) = DATEADD(MINUTE, @MaxMinutes, SYSUTCDATETIME()),
            @number    INT           = 0,
            @schema    SYSNAME,
            @table     SYSNAME,
            @index     SYSNAME,
            @action    NVARCHAR (10),
            @statement NVARCHAR (MAX);

    CREATE TABLE [#Fragmented]
    (
        [Number]        INT           IDENTITY (1, 1) NOT NULL PRIMARY KEY,
        [SchemaName]    SYSNAME       COLLATE DATABASE_DEFAULT NOT NULL,
        [TableName]     SYSNAME       COLLATE DATABASE_DEFAULT NOT NULL,
        [IndexName]     SYSNAME       COLLATE DATABASE_DEFAULT NOT NULL,
        [Pages]         BIGINT        NOT NULL,
        [Fragmentation] FLOAT         NOT NULL,
        [Action]        NVARCHAR (10) COLLATE DATABASE_DEFAULT NOT NULL,
        [WasDone]       BIT           NOT NULL DEFAULT (0)
    );

    BEGIN TRY
        IF @ReorganizeFrom NOT BETWEEN 0 AND 100 OR @RebuildFrom < @ReorganizeFrom
            THROW 50092, N'Fragmentation is a percentage, and rebuilding begins no lower than reorganizing.', 1;

        SET @statement = N'
            SELECT SCHEMA_NAME(o.schema_id), o.name, i.name, SUM(s.page_count), MAX(s.avg_fragmentation_in_percent),
                   CASE WHEN MAX(s.avg_fragmentation_in_percent) >= @rebuildFrom OR i.type NOT IN (1, 2) THEN N''REBUILD'' ELSE N''REORGANIZE'' END
            FROM sys.dm_db_index_physical_stats(DB_ID(), NULL, NULL, NULL, N''LIMITED'') AS s
            INNER JOIN sys.indexes AS i ON i.object_id = s.object_id AND i.index_id = s.index_id
            INNER JOIN sys.objects AS o ON o.object_id = i.object_id
            INNER JOIN sys.tables AS t ON t.object_id = o.object_id AND t.is_memory_optimized = 0
            WHERE i.index_id > 0 AND i.type BETWEEN 1 AND 6 AND i.is_disabled = 0 AND o.is_ms_shipped = 0
            GROUP BY o.schema_id, o.name, i.name, i.type
            HAVING SUM(s.page_count) >= @minPages AND MAX(s.avg_fragmentation_in_percent) >= @reorganizeFrom
            ORDER BY SUM(s.page_count) DESC;';

        INSERT INTO [#Fragmented] ([SchemaName], [TableName], [IndexName], [Pages], [Fragmentation], [Action])
        EXECUTE @run @statement, N'@rebuildFrom FLOAT, @reorganizeFrom FLOAT, @minPages INT', @RebuildFrom, @ReorganizeFrom, @MinPages;

        WHILE @DryRun = 0 AND SYSUTCDATETIME() < @until
        BEGIN
            SELECT TOP (1) @number = [Number], @schema = [SchemaName], @table = [TableName], @index = [IndexName], @action = [Action]
            FROM [#Fragmented]
            WHERE [Number] > @number
            ORDER BY [Number];
            IF @@ROWCOUNT = 0 BREAK;

            SET @statement = N'ALTER INDEX ' + QUOTENAME(@index) + N' ON ' + QUOTENAME(@schema) + N'.' + QUOTENAME(@table)
                + CASE @action WHEN N'REBUILD' THEN N' REBUILD;' ELSE N' REORGANIZE;' END;
            EXECUTE @run @statement;

            UPDATE [#Fragmented] SET [WasDone] = 1 WHERE [Number] = @number;
        END;

        SELECT [SchemaName], [TableName], [IndexName], [Pages], [Fragmentation], [Action], [WasDone]
        FROM [#Fragmented]
        ORDER BY [Number];
    END TRY
    BEGIN CATCH
        IF XACT_STATE() <> 0 ROLLBACK TRANSACTION;
        THROW;
    END CATCH;
END;
