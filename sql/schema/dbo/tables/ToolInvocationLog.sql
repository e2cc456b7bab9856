-- Each call of a tool by an agent, with its arguments and what came back.
CREATE TABLE [dbo].[ToolInvocationLog]
(
    [InvocationId]  BIGINT IDENTITY (1, 1) NOT NULL,
    [TenantId]      INT            NOT NULL,
    [ExecutionId]   BIGINT         NOT NULL,
    [ToolId]        INT            NOT NULL,
    [StepNumber]    INT            NOT NULL,
    [Arguments]     JSON           NULL,
    [Result]        NVARCHAR (MAX) NULL,
    [WasSuccessful] BIT            NOT NULL,
    [DurationMs]    INT            NULL,
    [InvokedAt]     DATETIME2 (7)  NOT NULL CONSTRAINT [DF_ToolInvocationLog_InvokedAt] DEFAULT (SYSUTCDATETIME()),
    CONSTRAINT [PK_ToolInvocationLog] PRIMARY KEY CLUSTERED ([InvocationId]),
    CONSTRAINT [UQ_ToolInvocationLog_ExecutionId_StepNumber] UNIQUE ([ExecutionId], [StepNumber]),
    CONSTRAINT [FK_ToolInvocationLog_AgentExecutionHistory] FOREIGN KEY ([ExecutionId]) REFERENCES [dbo].[AgentExecutionHistory] ([ExecutionId]),
    CONSTRAINT [FK_ToolInvocationLog_AgentTools] FOREIGN KEY ([ToolId]) REFERENCES [dbo].[AgentTools] ([ToolId]),
    CONSTRAINT [FK_ToolInvocationLog_Tenants] FOREIGN KEY ([TenantId]) REFERENCES [dbo].[Tenants] ([TenantId]),
    CONSTRAINT [CK_ToolInvocationLog_Arguments] CHECK ([Arguments] IS NULL OR ISJSON(CONVERT(NVARCHAR (MAX), [Arguments])) = 1),
    CONSTRAINT [CK_ToolInvocationLog_StepNumber] CHECK ([StepNumber] > 0),
    CONSTRAINT [CK_ToolInvocationLog_DurationMs] CHECK ([DurationMs] >= 0)
);
GO

CREATE NONCLUSTERED INDEX [IX_ToolInvocationLog_Tool]
    ON [dbo].[ToolInvocationLog] ([ToolId], [InvokedAt]) INCLUDE ([WasSuccessful], [DurationMs]);
GO

CREATE NONCLUSTERED INDEX [IX_ToolInvocationLog_Tenant]
    ON [dbo].[ToolInvocationLog] ([TenantId], [InvokedAt]);
