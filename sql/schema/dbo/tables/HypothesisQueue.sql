-- Hypotheses of the loop that wait for their turn. The queue of messages carries the work, this table what a person
-- sees of it.
CREATE TABLE [dbo].[HypothesisQueue]
(
    [HypothesisId]    BIGINT IDENTITY (1, 1) NOT NULL,
    [TenantId]        INT              NOT NULL,
    [CycleId]         UNIQUEIDENTIFIER NOT NULL,
    [HypothesisType]  NVARCHAR (50)    NOT NULL,
    [Description]     NVARCHAR (1000)  NOT NULL,
    [ExpectedImpact]  FLOAT (53)       NULL,
    [Confidence]      DECIMAL (5, 4)   NULL,
    [RequiredActions] NVARCHAR (MAX)   NULL,
    [Status]          NVARCHAR (20)    NOT NULL CONSTRAINT [DF_HypothesisQueue_Status] DEFAULT (N'Queued'),
    [QueuedAt]        DATETIME2 (7)    NOT NULL CONSTRAINT [DF_HypothesisQueue_QueuedAt] DEFAULT (SYSUTCDATETIME()),
    [ProcessedAt]     DATETIME2 (7)    NULL,
    CONSTRAINT [PK_HypothesisQueue] PRIMARY KEY CLUSTERED ([HypothesisId]),
    CONSTRAINT [FK_HypothesisQueue_OODALoopState] FOREIGN KEY ([CycleId]) REFERENCES [dbo].[OODALoopState] ([CycleId]),
    CONSTRAINT [FK_HypothesisQueue_Tenants] FOREIGN KEY ([TenantId]) REFERENCES [dbo].[Tenants] ([TenantId]),
    CONSTRAINT [CK_HypothesisQueue_RequiredActions] CHECK ([RequiredActions] IS NULL OR ISJSON([RequiredActions]) = 1),
    CONSTRAINT [CK_HypothesisQueue_Status] CHECK ([Status] IN (N'Queued', N'Accepted', N'Rejected', N'Expired')),
    CONSTRAINT [CK_HypothesisQueue_Confidence] CHECK ([Confidence] BETWEEN 0 AND 1)
);
GO

CREATE NONCLUSTERED INDEX [IX_HypothesisQueue_Waiting]
    ON [dbo].[HypothesisQueue] ([TenantId], [QueuedAt]) INCLUDE ([HypothesisType], [Confidence])
    WHERE [Status] = N'Queued';
GO

CREATE NONCLUSTERED INDEX [IX_HypothesisQueue_Tenant]
    ON [dbo].[HypothesisQueue] ([TenantId], [QueuedAt]);
GO

CREATE NONCLUSTERED INDEX [IX_HypothesisQueue_Cycle]
    ON [dbo].[HypothesisQueue] ([CycleId]);
