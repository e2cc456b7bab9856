-- Actions that were let through and wait to be carried out, in the order of their priority.
CREATE TABLE [dbo].[ActionQueue]
(
    [QueuedActionId] BIGINT IDENTITY (1, 1) NOT NULL,
    [TenantId]       INT             NOT NULL,
    [ActionId]       BIGINT          NOT NULL,
    [HypothesisId]   BIGINT          NULL,
    [Priority]       TINYINT         NOT NULL CONSTRAINT [DF_ActionQueue_Priority] DEFAULT (5),
    [AttemptCount]   INT             NOT NULL CONSTRAINT [DF_ActionQueue_AttemptCount] DEFAULT (0),
    [Status]         NVARCHAR (20)   NOT NULL CONSTRAINT [DF_ActionQueue_Status] DEFAULT (N'Queued'),
    [NotBefore]      DATETIME2 (7)   NOT NULL CONSTRAINT [DF_ActionQueue_NotBefore] DEFAULT (SYSUTCDATETIME()),
    [QueuedAt]       DATETIME2 (7)   NOT NULL CONSTRAINT [DF_ActionQueue_QueuedAt] DEFAULT (SYSUTCDATETIME()),
    [StartedAt]      DATETIME2 (7)   NULL,
    [CompletedAt]    DATETIME2 (7)   NULL,
    [ErrorMessage]   NVARCHAR (4000) NULL,
    CONSTRAINT [PK_ActionQueue] PRIMARY KEY CLUSTERED ([QueuedActionId]),
    CONSTRAINT [UQ_ActionQueue_ActionId] UNIQUE ([ActionId]),
    CONSTRAINT [FK_ActionQueue_PendingActions] FOREIGN KEY ([ActionId]) REFERENCES [dbo].[PendingActions] ([ActionId]),
    CONSTRAINT [FK_ActionQueue_HypothesisQueue] FOREIGN KEY ([HypothesisId]) REFERENCES [dbo].[HypothesisQueue] ([HypothesisId]),
    CONSTRAINT [FK_ActionQueue_Tenants] FOREIGN KEY ([TenantId]) REFERENCES [dbo].[Tenants] ([TenantId]),
    CONSTRAINT [CK_ActionQueue_Priority] CHECK ([Priority] BETWEEN 1 AND 10),
    CONSTRAINT [CK_ActionQueue_AttemptCount] CHECK ([AttemptCount] >= 0),
    CONSTRAINT [CK_ActionQueue_Status] CHECK ([Status] IN (N'Queued', N'Running', N'Completed', N'Failed'))
);
GO

-- What is carried out next.
CREATE NONCLUSTERED INDEX [IX_ActionQueue_Next]
    ON [dbo].[ActionQueue] ([Priority], [NotBefore]) INCLUDE ([TenantId], [ActionId])
    WHERE [Status] = N'Queued';
GO

CREATE NONCLUSTERED INDEX [IX_ActionQueue_Tenant]
    ON [dbo].[ActionQueue] ([TenantId], [QueuedAt]);
GO

CREATE NONCLUSTERED INDEX [IX_ActionQueue_Hypothesis]
    ON [dbo].[ActionQueue] ([HypothesisId])
    WHERE [HypothesisId] IS NOT NULL;
