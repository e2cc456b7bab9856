-- Runs of agents: what was asked, how it ended.
CREATE TABLE [dbo].[AgentExecutionHistory]
(
    [ExecutionId] BIGINT IDENTITY (1, 1) NOT NULL,
    [TenantId]    INT              NOT NULL,
    [AgentId]     INT              NOT NULL,
    [SessionId]   UNIQUEIDENTIFIER NULL,
    [Goal]        NVARCHAR (MAX)   NOT NULL,
    [Outcome]     NVARCHAR (MAX)   NULL,
    [StepCount]   INT              NOT NULL CONSTRAINT [DF_AgentExecutionHistory_StepCount] DEFAULT (0),
    [Status]      NVARCHAR (20)    NOT NULL CONSTRAINT [DF_AgentExecutionHistory_Status] DEFAULT (N'Running'),
    [StartedAt]   DATETIME2 (7)    NOT NULL CONSTRAINT [DF_AgentExecutionHistory_StartedAt] DEFAULT (SYSUTCDATETIME()),
    [CompletedAt] DATETIME2 (7)    NULL,
    CONSTRAINT [PK_AgentExecutionHistory] PRIMARY KEY CLUSTERED ([ExecutionId]),
    CONSTRAINT [FK_AgentExecutionHistory_AgentConfigurations] FOREIGN KEY ([AgentId]) REFERENCES [dbo].[AgentConfigurations] ([AgentId]),
    CONSTRAINT [FK_AgentExecutionHistory_UserSessions] FOREIGN KEY ([SessionId]) REFERENCES [dbo].[UserSessions] ([SessionId]),
    CONSTRAINT [FK_AgentExecutionHistory_Tenants] FOREIGN KEY ([TenantId]) REFERENCES [dbo].[Tenants] ([TenantId]),
    CONSTRAINT [CK_AgentExecutionHistory_StepCount] CHECK ([StepCount] >= 0),
    CONSTRAINT [CK_AgentExecutionHistory_Status] CHECK ([Status] IN (N'Running', N'Completed', N'Failed', N'Cancelled')),
    CONSTRAINT [CK_AgentExecutionHistory_CompletedAt] CHECK ([CompletedAt] >= [StartedAt])
);
GO

CREATE NONCLUSTERED INDEX [IX_AgentExecutionHistory_Agent]
    ON [dbo].[AgentExecutionHistory] ([AgentId], [StartedAt]) INCLUDE ([Status]);
GO

CREATE NONCLUSTERED INDEX [IX_AgentExecutionHistory_Tenant]
    ON [dbo].[AgentExecutionHistory] ([TenantId], [StartedAt]);
GO

CREATE NONCLUSTERED INDEX [IX_AgentExecutionHistory_Session]
    ON [dbo].[AgentExecutionHistory] ([SessionId])
    WHERE [SessionId] IS NOT NULL;
