-- What a cycle changed, measured: the same figure before and after. A loss keeps its sign.
CREATE TABLE [dbo].[LearningOutcomes]
(
    [OutcomeId]     BIGINT IDENTITY (1, 1) NOT NULL,
    [TenantId]      INT              NOT NULL,
    [CycleId]       UNIQUEIDENTIFIER NOT NULL,
    [MetricName]    NVARCHAR (100)   NOT NULL,
    [BaselineValue] FLOAT (53)       NULL,
    [ObservedValue] FLOAT (53)       NULL,
    [Delta]         AS ([ObservedValue] - [BaselineValue]),
    [MeasuredAt]    DATETIME2 (7)    NOT NULL CONSTRAINT [DF_LearningOutcomes_MeasuredAt] DEFAULT (SYSUTCDATETIME()),
    CONSTRAINT [PK_LearningOutcomes] PRIMARY KEY CLUSTERED ([OutcomeId]),
    CONSTRAINT [UQ_LearningOutcomes_CycleId_MetricName] UNIQUE ([CycleId], [MetricName]),
    CONSTRAINT [FK_LearningOutcomes_OODALoopState] FOREIGN KEY ([CycleId]) REFERENCES [dbo].[OODALoopState] ([CycleId]),
    CONSTRAINT [FK_LearningOutcomes_Tenants] FOREIGN KEY ([TenantId]) REFERENCES [dbo].[Tenants] ([TenantId])
);
GO

CREATE NONCLUSTERED INDEX [IX_LearningOutcomes_Tenant_Metric]
    ON [dbo].[LearningOutcomes] ([TenantId], [MetricName], [MeasuredAt]);
