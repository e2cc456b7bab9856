-- What the Query Store told about queries, kept beyond its own memory. Only ever read in bulk: a columnstore is the
-- table itself.
CREATE TABLE [dbo].[QueryPerformanceMetrics]
(
    [MetricId]            BIGINT IDENTITY (1, 1) NOT NULL,
    [CapturedAt]          DATETIME2 (7)  NOT NULL CONSTRAINT [DF_QueryPerformanceMetrics_CapturedAt] DEFAULT (SYSUTCDATETIME()),
    [QueryHash]           BINARY (8)     NOT NULL,
    [ObjectName]          NVARCHAR (256) NULL,
    [ExecutionCount]      BIGINT         NOT NULL,
    [AverageDurationMs]   FLOAT (53)     NOT NULL,
    [MaxDurationMs]       FLOAT (53)     NOT NULL,
    [AverageCpuMs]        FLOAT (53)     NOT NULL,
    [AverageLogicalReads] FLOAT (53)     NOT NULL,
    [AverageRowCount]     FLOAT (53)     NULL,
    [PlanCount]           INT            NOT NULL CONSTRAINT [DF_QueryPerformanceMetrics_PlanCount] DEFAULT (1),
    CONSTRAINT [PK_QueryPerformanceMetrics] PRIMARY KEY NONCLUSTERED ([MetricId]),
    CONSTRAINT [CK_QueryPerformanceMetrics_ExecutionCount] CHECK ([ExecutionCount] > 0),
    CONSTRAINT [CK_QueryPerformanceMetrics_PlanCount] CHECK ([PlanCount] > 0)
);
GO

CREATE CLUSTERED COLUMNSTORE INDEX [CCI_QueryPerformanceMetrics]
    ON [dbo].[QueryPerformanceMetrics];
GO

-- The history of one query.
CREATE NONCLUSTERED INDEX [IX_QueryPerformanceMetrics_Query]
    ON [dbo].[QueryPerformanceMetrics] ([QueryHash], [CapturedAt]);
