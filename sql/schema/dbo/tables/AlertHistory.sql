-- Alerts that went off, and when each was over.
CREATE TABLE [dbo].[AlertHistory]
(
    [AlertHistoryId] BIGINT IDENTITY (1, 1) NOT NULL,
    [AlertId]        INT             NOT NULL,
    [TenantId]       INT             NULL,
    [ObservedValue]  FLOAT (53)      NOT NULL,
    [Message]        NVARCHAR (1000) NOT NULL,
    [RaisedAt]       DATETIME2 (7)   NOT NULL CONSTRAINT [DF_AlertHistory_RaisedAt] DEFAULT (SYSUTCDATETIME()),
    [AcknowledgedAt] DATETIME2 (7)   NULL,
    [AcknowledgedBy] NVARCHAR (128)  NULL,
    [ResolvedAt]     DATETIME2 (7)   NULL,
    CONSTRAINT [PK_AlertHistory] PRIMARY KEY CLUSTERED ([AlertHistoryId]),
    CONSTRAINT [FK_AlertHistory_AlertConfigurations] FOREIGN KEY ([AlertId]) REFERENCES [dbo].[AlertConfigurations] ([AlertId]),
    CONSTRAINT [FK_AlertHistory_Tenants] FOREIGN KEY ([TenantId]) REFERENCES [dbo].[Tenants] ([TenantId]),
    CONSTRAINT [CK_AlertHistory_Times] CHECK ([AcknowledgedAt] >= [RaisedAt] AND [ResolvedAt] >= [RaisedAt])
);
GO

CREATE NONCLUSTERED INDEX [IX_AlertHistory_Alert]
    ON [dbo].[AlertHistory] ([AlertId], [RaisedAt]);
GO

-- What is still going on.
CREATE NONCLUSTERED INDEX [IX_AlertHistory_Open]
    ON [dbo].[AlertHistory] ([RaisedAt]) INCLUDE ([AlertId], [TenantId])
    WHERE [ResolvedAt] IS NULL;
GO

CREATE NONCLUSTERED INDEX [IX_AlertHistory_Tenant]
    ON [dbo].[AlertHistory] ([TenantId], [RaisedAt]);
