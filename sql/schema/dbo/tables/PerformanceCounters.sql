-- Samples of the server's counters, for the time around an event.
CREATE TABLE [dbo].[PerformanceCounters]
(
    [CounterId]    BIGINT IDENTITY (1, 1) NOT NULL,
    [CounterName]  NVARCHAR (128) NOT NULL,
    [InstanceName] NVARCHAR (128) NOT NULL CONSTRAINT [DF_PerformanceCounters_InstanceName] DEFAULT (N''),
    [CounterValue] FLOAT (53)     NOT NULL,
    [SampledAt]    DATETIME2 (7)  NOT NULL CONSTRAINT [DF_PerformanceCounters_SampledAt] DEFAULT (SYSUTCDATETIME()),
    CONSTRAINT [PK_PerformanceCounters] PRIMARY KEY CLUSTERED ([CounterId])
);
GO

CREATE NONCLUSTERED INDEX [IX_PerformanceCounters_Counter]
    ON [dbo].[PerformanceCounters] ([CounterName], [InstanceName], [SampledAt]) INCLUDE ([CounterValue]);
