-- How far each thing has come to Neo4j: the version that was sent last. A row that is behind is sent again.
CREATE TABLE [dbo].[Neo4jSyncState]
(
    [SyncStateId]   BIGINT IDENTITY (1, 1) NOT NULL,
    [TenantId]      INT           NOT NULL,
    [EntityType]    NVARCHAR (50) NOT NULL,
    [EntityId]      BIGINT        NOT NULL,
    [SyncStatus]    NVARCHAR (20) NOT NULL CONSTRAINT [DF_Neo4jSyncState_SyncStatus] DEFAULT (N'Pending'),
    [SourceVersion] BIGINT        NOT NULL CONSTRAINT [DF_Neo4jSyncState_SourceVersion] DEFAULT (0),
    [SyncedVersion] BIGINT        NOT NULL CONSTRAINT [DF_Neo4jSyncState_SyncedVersion] DEFAULT (0),
    [RetryCount]    INT           NOT NULL CONSTRAINT [DF_Neo4jSyncState_RetryCount] DEFAULT (0),
    [LastAttemptAt] DATETIME2 (7) NULL,
    [SyncedAt]      DATETIME2 (7) NULL,
    CONSTRAINT [PK_Neo4jSyncState] PRIMARY KEY CLUSTERED ([SyncStateId]),
    CONSTRAINT [UQ_Neo4jSyncState_EntityType_EntityId] UNIQUE ([EntityType], [EntityId]),
    CONSTRAINT [FK_Neo4jSyncState_Tenants] FOREIGN KEY ([TenantId]) REFERENCES [dbo].[Tenants] ([TenantId]),
    CONSTRAINT [CK_Neo4jSyncState_EntityType] CHECK ([EntityType] IN (N'Atom', N'Inference', N'Model', N'Layer', N'Edge')),
    CONSTRAINT [CK_Neo4jSyncState_SyncStatus] CHECK ([SyncStatus] IN (N'Pending', N'Synced', N'Failed')),
    CONSTRAINT [CK_Neo4jSyncState_Versions] CHECK ([SyncedVersion] >= 0 AND [SourceVersion] >= [SyncedVersion]),
    CONSTRAINT [CK_Neo4jSyncState_RetryCount] CHECK ([RetryCount] >= 0)
);
GO

-- What the worker takes next.
CREATE NONCLUSTERED INDEX [IX_Neo4jSyncState_Pending]
    ON [dbo].[Neo4jSyncState] ([LastAttemptAt]) INCLUDE ([EntityType], [EntityId], [RetryCount])
    WHERE [SyncStatus] IN (N'Pending', N'Failed');
GO

CREATE NONCLUSTERED INDEX [IX_Neo4jSyncState_Tenant]
    ON [dbo].[Neo4jSyncState] ([TenantId]);
