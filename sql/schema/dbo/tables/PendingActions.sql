-- Actions that the loop proposes. Those within the cycle's threshold it carries out itself, the others wait for a
-- person; either way the row says what became of it.
CREATE TABLE [dbo].[PendingActions]
(
    [ActionId]     BIGINT IDENTITY (1, 1) NOT NULL,
    [TenantId]     INT              NOT NULL,
    [CycleId]      UNIQUEIDENTIFIER NOT NULL,
    [ActionType]   NVARCHAR (50)    NOT NULL,
    [RiskLevel]    TINYINT          NOT NULL,
    [Parameters]   NVARCHAR (MAX)   NULL,
    [Rationale]    NVARCHAR (1000)  NOT NULL,
    [Status]       NVARCHAR (20)    NOT NULL CONSTRAINT [DF_PendingActions_Status] DEFAULT (N'Pending'),
    [AffectedRows] BIGINT           NULL,
    [ProposedAt]   DATETIME2 (7)    NOT NULL CONSTRAINT [DF_PendingActions_ProposedAt] DEFAULT (SYSUTCDATETIME()),
    [DecidedAt]    DATETIME2 (7)    NULL,
    CONSTRAINT [PK_PendingActions] PRIMARY KEY CLUSTERED ([ActionId]),
    CONSTRAINT [FK_PendingActions_OODALoopState] FOREIGN KEY ([CycleId]) REFERENCES [dbo].[OODALoopState] ([CycleId]),
    CONSTRAINT [FK_PendingActions_Tenants] FOREIGN KEY ([TenantId]) REFERENCES [dbo].[Tenants] ([TenantId]),
    CONSTRAINT [CK_PendingActions_ActionType] CHECK ([ActionType] IN (N'FailStalledInferences', N'AssignSpatialBuckets', N'DeactivateModel')),
    CONSTRAINT [CK_PendingActions_RiskLevel] CHECK ([RiskLevel] BETWEEN 1 AND 5),
    CONSTRAINT [CK_PendingActions_Status] CHECK ([Status] IN (N'Pending', N'Approved', N'Rejected', N'Executed', N'Failed')),
    CONSTRAINT [CK_PendingActions_Parameters] CHECK ([Parameters] IS NULL OR ISJSON([Parameters]) = 1)
);
GO

CREATE NONCLUSTERED INDEX [IX_PendingActions_Cycle]
    ON [dbo].[PendingActions] ([CycleId]) INCLUDE ([Status], [RiskLevel], [ActionType]);
GO

-- What waits for a person.
CREATE NONCLUSTERED INDEX [IX_PendingActions_Open]
    ON [dbo].[PendingActions] ([TenantId], [ProposedAt]) INCLUDE ([ActionType], [RiskLevel])
    WHERE [Status] = N'Pending';
