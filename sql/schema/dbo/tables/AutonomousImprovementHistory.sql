-- What the autonomous loop learned from its changes. Read by time and kind over long spans, so the figures lie in a
-- columnstore as well; the generated code stays in the rows.
CREATE TABLE [dbo].[AutonomousImprovementHistory]
(
    [ImprovementId]      UNIQUEIDENTIFIER NOT NULL CONSTRAINT [DF_AutonomousImprovementHistory_ImprovementId] DEFAULT (NEWID()),
    [TenantId]           INT              NOT NULL,
    [CycleId]            UNIQUEIDENTIFIER NULL,
    [HypothesisType]     NVARCHAR (50)    NOT NULL,
    [TargetArea]         NVARCHAR (50)    NULL,
    [GeneratedCode]      NVARCHAR (MAX)   NULL,
    [SuccessScore]       DECIMAL (5, 4)   NULL,
    [LatencyImprovement] DECIMAL (10, 4)  NULL,
    [WasRolledBack]      BIT              NOT NULL CONSTRAINT [DF_AutonomousImprovementHistory_WasRolledBack] DEFAULT (0),
    [StartedAt]          DATETIME2 (7)    NOT NULL CONSTRAINT [DF_AutonomousImprovementHistory_StartedAt] DEFAULT (SYSUTCDATETIME()),
    [CompletedAt]        DATETIME2 (7)    NULL,
    CONSTRAINT [PK_AutonomousImprovementHistory] PRIMARY KEY NONCLUSTERED ([ImprovementId]),
    CONSTRAINT [FK_AutonomousImprovementHistory_OODALoopState] FOREIGN KEY ([CycleId]) REFERENCES [dbo].[OODALoopState] ([CycleId]),
    CONSTRAINT [FK_AutonomousImprovementHistory_Tenants] FOREIGN KEY ([TenantId]) REFERENCES [dbo].[Tenants] ([TenantId]),
    CONSTRAINT [CK_AutonomousImprovementHistory_SuccessScore] CHECK ([SuccessScore] BETWEEN 0 AND 1),
    CONSTRAINT [CK_AutonomousImprovementHistory_CompletedAt] CHECK ([CompletedAt] >= [StartedAt])
);
GO

-- In the order of time: the key is random and would scatter the rows.
CREATE CLUSTERED INDEX [IX_AutonomousImprovementHistory_Tenant_Started]
    ON [dbo].[AutonomousImprovementHistory] ([TenantId], [StartedAt]);
GO

CREATE NONCLUSTERED COLUMNSTORE INDEX [NCCI_AutonomousImprovementHistory]
    ON [dbo].[AutonomousImprovementHistory] ([TenantId], [HypothesisType], [TargetArea], [SuccessScore], [LatencyImprovement], [WasRolledBack], [StartedAt], [CompletedAt]);
GO

CREATE NONCLUSTERED INDEX [IX_AutonomousImprovementHistory_Cycle]
    ON [dbo].[AutonomousImprovementHistory] ([CycleId])
    WHERE [CycleId] IS NOT NULL;
