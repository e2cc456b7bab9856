-- Attempts to synchronise that failed, each with what Neo4j answered.
CREATE TABLE [dbo].[Neo4jSyncErrors]
(
    [SyncErrorId]   BIGINT IDENTITY (1, 1) NOT NULL,
    [TenantId]      INT             NOT NULL,
    [SyncStateId]   BIGINT          NOT NULL,
    [ErrorCode]     NVARCHAR (100)  NULL,
    [ErrorMessage]  NVARCHAR (4000) NOT NULL,
    [AttemptNumber] INT             NOT NULL,
    [OccurredAt]    DATETIME2 (7)   NOT NULL CONSTRAINT [DF_Neo4jSyncErrors_OccurredAt] DEFAULT (SYSUTCDATETIME()),
    CONSTRAINT [PK_Neo4jSyncErrors] PRIMARY KEY CLUSTERED ([SyncErrorId]),
    CONSTRAINT [FK_Neo4jSyncErrors_Neo4jSyncState] FOREIGN KEY ([SyncStateId]) REFERENCES [dbo].[Neo4jSyncState] ([SyncStateId]),
    CONSTRAINT [FK_Neo4jSyncErrors_Tenants] FOREIGN KEY ([TenantId]) REFERENCES [dbo].[Tenants] ([TenantId]),
    CONSTRAINT [CK_Neo4jSyncErrors_AttemptNumber] CHECK ([AttemptNumber] > 0)
);
GO

CREATE NONCLUSTERED INDEX [IX_Neo4jSyncErrors_SyncState]
    ON [dbo].[Neo4jSyncErrors] ([SyncStateId], [OccurredAt]);
GO

CREATE NONCLUSTERED INDEX [IX_Neo4jSyncErrors_Tenant]
    ON [dbo].[Neo4jSyncErrors] ([TenantId], [OccurredAt]);
