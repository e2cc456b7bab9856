-- One row for each cycle of the autonomous loop: what it may do, how far it came and what it found on the way.
CREATE TABLE [dbo].[OODALoopState]
(
    [CycleId]              UNIQUEIDENTIFIER NOT NULL CONSTRAINT [DF_OODALoopState_CycleId] DEFAULT (NEWID()),
    [TenantId]             INT              NOT NULL,
    [Phase]                NVARCHAR (20)    NOT NULL,
    [LookbackHours]        INT              NOT NULL,
    [AutoApproveThreshold] TINYINT          NOT NULL,
    [MaxChangesPerRun]     INT              NOT NULL,
    [RepeatAfterSeconds]   INT              NULL,
    [RestartHandle]        UNIQUEIDENTIFIER NULL,
    [Observations]         NVARCHAR (MAX)   NULL,
    [Analysis]             NVARCHAR (MAX)   NULL,
    [StartedAt]            DATETIME2 (7)    NOT NULL CONSTRAINT [DF_OODALoopState_StartedAt] DEFAULT (SYSUTCDATETIME()),
    [CompletedAt]          DATETIME2 (7)    NULL,
    CONSTRAINT [PK_OODALoopState] PRIMARY KEY NONCLUSTERED ([CycleId]),
    CONSTRAINT [FK_OODALoopState_Tenants] FOREIGN KEY ([TenantId]) REFERENCES [dbo].[Tenants] ([TenantId]),
    CONSTRAINT [CK_OODALoopState_Phase] CHECK ([Phase] IN (N'Observed', N'Analyzed', N'Hypothesized', N'Acted', N'Learned')),
    CONSTRAINT [CK_OODALoopState_LookbackHours] CHECK ([LookbackHours] BETWEEN 1 AND 8760),
    CONSTRAINT [CK_OODALoopState_MaxChangesPerRun] CHECK ([MaxChangesPerRun] >= 0),
    CONSTRAINT [CK_OODALoopState_RepeatAfterSeconds] CHECK ([RepeatAfterSeconds] >= 60),
    CONSTRAINT [CK_OODALoopState_Observations] CHECK ([Observations] IS NULL OR ISJSON([Observations]) = 1),
    CONSTRAINT [CK_OODALoopState_Analysis] CHECK ([Analysis] IS NULL OR ISJSON([Analysis]) = 1)
);
GO

-- In the order of time: the key is random and would scatter the rows.
CREATE CLUSTERED INDEX [IX_OODALoopState_Tenant_Started]
    ON [dbo].[OODALoopState] ([TenantId], [StartedAt]);
GO

-- The cycle that a timer of Service Broker is to repeat.
CREATE UNIQUE NONCLUSTERED INDEX [UX_OODALoopState_RestartHandle]
    ON [dbo].[OODALoopState] ([RestartHandle])
    WHERE [RestartHandle] IS NOT NULL;
