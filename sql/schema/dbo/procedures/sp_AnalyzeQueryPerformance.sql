-- Takes the slowest queries of the last hours from Query Store and keeps them for comparison. Durations there are in
-- microseconds. The catalog is read by dynamic SQL: a model of the schema does not hold it.
CREATE PROCEDURE [dbo].[sp_AnalyzeQueryPerformance]
    @Hours INT = 24,
    @TopK  INT = 50
AS
BEGIN
    SET NOCOUNT ON;
    SET XACT_ABORT ON;

    -- By name, because a model of the schema holds no system procedures.
    DECLARE @run NVARCHAR (128) = N'sys.sp_executesql';

    DECLARE @since     DATETIMEOFFSET = DATEADD(HOUR, -@Hours, SYSDATETIMEOFFSET()),
            @statement NVARCHAR (MAX),
            @captured  DATETIME2 (7)  = SYSUTCDATETIME();

    CREATE TABLE [#Slowest]
    (
        [QueryHash]           BINARY (8)     NOT NULL PRIMARY KEY,
        [ObjectName]          NVARCHAR (256) COLLATE DATABASE_DEFAULT NULL,
        [ExecutionCount]      BIGINT         NOT NULL,
        [AverageDurationMs]   FLOAT          NOT NULL,
        [MaxDurationMs]       FLOAT          NOT NULL,
        [AverageCpuMs]        FLOAT          NOT NULL,
        [AverageLogicalReads] FLOAT          NOT NULL,
        [AverageRowCount]     FLOAT          NULL,
        [PlanCount]           INT            NOT NULL
    );

    BEGIN TRY
        IF @Hours < 1 OR @TopK < 1
            THROW 50095, N'At least one hour and one query.', 1;

        SET @statement = N'
            SELECT TOP (@topK)
                q.query_hash,
                MAX(LEFT(OBJECT_SCHEMA_NAME(q.object_id) + N''.'' + OBJECT_NAME(q.object_id), 256)),
                SUM(r.count_executions),
                SUM(r.avg_duration * r.count_executions) / SUM(r.count_executions) / 1000,
                MAX(r.max_duration) / 1000.0,
                SUM(r.avg_cpu_time * r.count_executions) / SUM(r.count_executions) / 1000,
                SUM(r.avg_logical_io_reads * r.count_executions) / SUM(r.count_executions),
                SUM(r.avg_rowcount * r.count_executions) / SUM(r.count_executions),
                COUNT(DISTINCT p.plan_id)
            FROM sys.query_store_query AS q
            INNER JOIN sys.query_store_plan AS p ON p.query_id = q.query_id
            INNER JOIN sys.query_store_runtime_stats AS r ON r.plan_id = p.plan_id
            WHERE r.last_execution_time >= @since
            GROUP BY q.query_hash
            ORDER BY SUM(r.avg_duration * r.count_executions) DESC;';

        INSERT INTO [#Slowest]
            ([QueryHash], [ObjectName], [ExecutionCount], [AverageDurationMs], [MaxDurationMs], [AverageCpuMs], [AverageLogicalReads], [AverageRowCount], [PlanCount])
        EXECUTE @run @statement, N'@topK INT, @since DATETIMEOFFSET', @TopK, @since;

        INSERT INTO [dbo].[QueryPerformanceMetrics]
            ([CapturedAt], [QueryHash], [ObjectName], [ExecutionCount], [AverageDurationMs], [MaxDurationMs], [AverageCpuMs], [AverageLogicalReads], [AverageRowCount], [PlanCount])
        SELECT @captured, [QueryHash], [ObjectName], [ExecutionCount], [AverageDurationMs], [MaxDurationMs], [AverageCpuMs], [AverageLogicalReads], [AverageRowCount], [PlanCount]
        FROM [#Slowest];

        SELECT [QueryHash], [ObjectName], [ExecutionCount], [AverageDurationMs], [MaxDurationMs], [PlanCount]
        FROM [#Slowest]
        ORDER BY [ExecutionCount] * [AverageDurationMs] DESC;
    END TRY
    BEGIN CATCH
        IF XACT_STATE() <> 0 ROLLBACK TRANSACTION;
        THROW;
    END CATCH;
END;
