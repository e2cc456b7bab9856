-- What happened in a generation, in the order in which it was written.
CREATE TABLE [dbo].[GenerationLog]
(
    [GenerationLogId] BIGINT IDENTITY (1, 1) NOT NULL,
    [TenantId]        INT             NOT NULL,
    [GenerationId]    BIGINT          NOT NULL,
    [LogLevel]        NVARCHAR (20)   NOT NULL,
    [Message]         NVARCHAR (4000) NOT NULL,
    [Details]         NVARCHAR (MAX)  NULL,
    [LoggedAt]        DATETIME2 (7)   NOT NULL CONSTRAINT [DF_GenerationLog_LoggedAt] DEFAULT (SYSUTCDATETIME()),
    CONSTRAINT [PK_GenerationLog] PRIMARY KEY CLUSTERED ([GenerationLogId]),
    CONSTRAINT [FK_GenerationLog_GenerationHistory] FOREIGN KEY ([GenerationId]) REFERENCES [dbo].[GenerationHistory] ([GenerationId]),
    CONSTRAINT [FK_GenerationLog_Tenants] FOREIGN KEY ([TenantId]) REFERENCES [dbo].[Tenants] ([TenantId]),
    CONSTRAINT [CK_GenerationLog_Details] CHECK ([Details] IS NULL OR ISJSON([Details]) = 1),
    CONSTRAINT [CK_GenerationLog_LogLevel] CHECK ([LogLevel] IN (N'Debug', N'Information', N'Warning', N'Error'))
);
GO

CREATE NONCLUSTERED INDEX [IX_GenerationLog_Generation]
    ON [dbo].[GenerationLog] ([GenerationId], [LoggedAt]);
GO

-- What went wrong lately.
CREATE NONCLUSTERED INDEX [IX_GenerationLog_Problems]
    ON [dbo].[GenerationLog] ([TenantId], [LoggedAt]) INCLUDE ([Message])
    WHERE [LogLevel] IN (N'Warning', N'Error');
GO

CREATE NONCLUSTERED INDEX [IX_GenerationLog_Tenant]
    ON [dbo].[GenerationLog] ([TenantId], [LoggedAt]);
