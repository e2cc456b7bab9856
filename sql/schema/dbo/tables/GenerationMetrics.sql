-- Measurements of a generation, one row for each name.
CREATE TABLE [dbo].[GenerationMetrics]
(
    [GenerationId] BIGINT         NOT NULL,
    [MetricName]   NVARCHAR (100) NOT NULL,
    [TenantId]     INT            NOT NULL,
    [MetricValue]  FLOAT (53)     NOT NULL,
    [MeasuredAt]   DATETIME2 (7)  NOT NULL CONSTRAINT [DF_GenerationMetrics_MeasuredAt] DEFAULT (SYSUTCDATETIME()),
    CONSTRAINT [PK_GenerationMetrics] PRIMARY KEY CLUSTERED ([GenerationId], [MetricName]),
    CONSTRAINT [FK_GenerationMetrics_GenerationHistory] FOREIGN KEY ([GenerationId]) REFERENCES [dbo].[GenerationHistory] ([GenerationId]),
    CONSTRAINT [FK_GenerationMetrics_Tenants] FOREIGN KEY ([TenantId]) REFERENCES [dbo].[Tenants] ([TenantId])
);
GO

CREATE NONCLUSTERED INDEX [IX_GenerationMetrics_Tenant_Metric]
    ON [dbo].[GenerationMetrics] ([TenantId], [MetricName], [MeasuredAt]) INCLUDE ([MetricValue]);
