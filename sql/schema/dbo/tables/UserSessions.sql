-- Sessions of users: from the first request to the last.
CREATE TABLE [dbo].[UserSessions]
(
    [SessionId]     UNIQUEIDENTIFIER NOT NULL CONSTRAINT [DF_UserSessions_SessionId] DEFAULT (NEWID()),
    [TenantId]      INT              NOT NULL,
    [UserName]      NVARCHAR (256)   NOT NULL,
    [ApiKeyId]      INT              NULL,
    [ClientAddress] NVARCHAR (64)    NULL,
    [UserAgent]     NVARCHAR (512)   NULL,
    [StartedAt]     DATETIME2 (7)    NOT NULL CONSTRAINT [DF_UserSessions_StartedAt] DEFAULT (SYSUTCDATETIME()),
    [LastSeenAt]    DATETIME2 (7)    NOT NULL CONSTRAINT [DF_UserSessions_LastSeenAt] DEFAULT (SYSUTCDATETIME()),
    [EndedAt]       DATETIME2 (7)    NULL,
    CONSTRAINT [PK_UserSessions] PRIMARY KEY NONCLUSTERED ([SessionId]),
    CONSTRAINT [FK_UserSessions_ApiKeys] FOREIGN KEY ([ApiKeyId]) REFERENCES [dbo].[ApiKeys] ([ApiKeyId]),
    CONSTRAINT [FK_UserSessions_Tenants] FOREIGN KEY ([TenantId]) REFERENCES [dbo].[Tenants] ([TenantId]),
    CONSTRAINT [CK_UserSessions_EndedAt] CHECK ([EndedAt] >= [StartedAt])
);
GO

-- In the order of time: the key is random and would scatter the rows.
CREATE CLUSTERED INDEX [IX_UserSessions_Tenant_Started]
    ON [dbo].[UserSessions] ([TenantId], [StartedAt]);
GO

-- Sessions that are still open.
CREATE NONCLUSTERED INDEX [IX_UserSessions_Open]
    ON [dbo].[UserSessions] ([LastSeenAt]) INCLUDE ([TenantId], [UserName])
    WHERE [EndedAt] IS NULL;
GO

CREATE NONCLUSTERED INDEX [IX_UserSessions_ApiKey]
    ON [dbo].[UserSessions] ([ApiKeyId])
    WHERE [ApiKeyId] IS NOT NULL;
