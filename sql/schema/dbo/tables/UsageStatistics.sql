-- Use of an operation by tenant and hour, summed up from the ledger for charts.
CREATE TABLE [dbo].[UsageStatistics]
(
    [TenantId]          INT             NOT NULL,
    [OperationType]     NVARCHAR (50)   NOT NULL,
    [PeriodStart]       DATETIME2 (7)   NOT NULL,
    [RequestCount]      BIGINT          NOT NULL,
    [TotalQuantity]     DECIMAL (18, 6) NOT NULL,
    [TotalAmountUSD]    DECIMAL (18, 6) NOT NULL,
    [AverageDurationMs] FLOAT (53)      NULL,
    [ComputedAt]        DATETIME2 (7)   NOT NULL CONSTRAINT [DF_UsageStatistics_ComputedAt] DEFAULT (SYSUTCDATETIME()),
    CONSTRAINT [PK_UsageStatistics] PRIMARY KEY CLUSTERED ([TenantId], [OperationType], [PeriodStart]),
    CONSTRAINT [FK_UsageStatistics_Tenants] FOREIGN KEY ([TenantId]) REFERENCES [dbo].[Tenants] ([TenantId]),
    CONSTRAINT [CK_UsageStatistics_RequestCount] CHECK ([RequestCount] >= 0),
    CONSTRAINT [CK_UsageStatistics_Totals] CHECK ([TotalQuantity] >= 0 AND [TotalAmountUSD] >= 0)
);
GO

CREATE NONCLUSTERED INDEX [IX_UsageStatistics_Period]
    ON [dbo].[UsageStatistics] ([PeriodStart]) INCLUDE ([RequestCount], [TotalAmountUSD]);
