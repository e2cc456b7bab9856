-- Activations of a layer for an input that came before, found by its hash. On disk: they are large, and a miss only
-- costs the layer.
CREATE TABLE [dbo].[CachedActivations]
(
    [CachedActivationId] BIGINT IDENTITY (1, 1) NOT NULL,
    [TenantId]           INT             NOT NULL,
    [ModelId]            INT             NOT NULL,
    [LayerId]            BIGINT          NOT NULL,
    [InputHash]          BINARY (32)     NOT NULL,
    [Activation]         VARBINARY (MAX) NOT NULL,
    [ElementCount]       INT             NOT NULL,
    [HitCount]           BIGINT          NOT NULL CONSTRAINT [DF_CachedActivations_HitCount] DEFAULT (0),
    [CreatedAt]          DATETIME2 (7)   NOT NULL CONSTRAINT [DF_CachedActivations_CreatedAt] DEFAULT (SYSUTCDATETIME()),
    [LastAccessedAt]     DATETIME2 (7)   NOT NULL CONSTRAINT [DF_CachedActivations_LastAccessedAt] DEFAULT (SYSUTCDATETIME()),
    CONSTRAINT [PK_CachedActivations] PRIMARY KEY CLUSTERED ([CachedActivationId]),
    CONSTRAINT [UQ_CachedActivations_LayerId_InputHash] UNIQUE ([LayerId], [InputHash], [TenantId]),
    CONSTRAINT [FK_CachedActivations_Models] FOREIGN KEY ([ModelId]) REFERENCES [dbo].[Models] ([ModelId]),
    CONSTRAINT [FK_CachedActivations_ModelLayers] FOREIGN KEY ([LayerId]) REFERENCES [dbo].[ModelLayers] ([LayerId]),
    CONSTRAINT [FK_CachedActivations_Tenants] FOREIGN KEY ([TenantId]) REFERENCES [dbo].[Tenants] ([TenantId]),
    CONSTRAINT [CK_CachedActivations_ElementCount] CHECK ([ElementCount] > 0),
    CONSTRAINT [CK_CachedActivations_HitCount] CHECK ([HitCount] >= 0)
);
GO

-- Eviction takes what was not asked for longest.
CREATE NONCLUSTERED INDEX [IX_CachedActivations_LastAccessed]
    ON [dbo].[CachedActivations] ([LastAccessedAt]);
GO

CREATE NONCLUSTERED INDEX [IX_CachedActivations_Tenant]
    ON [dbo].[CachedActivations] ([TenantId]);
GO

CREATE NONCLUSTERED INDEX [IX_CachedActivations_Model]
    ON [dbo].[CachedActivations] ([ModelId]);
