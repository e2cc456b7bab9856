-- What a layer answered to an atom, summed up: enough to see where a model reacts, and small beside the tensor itself.
CREATE TABLE [dbo].[ModelActivations]
(
    [ModelActivationId] BIGINT IDENTITY (1, 1) NOT NULL,
    [TenantId]          INT            NOT NULL,
    [LayerId]           BIGINT         NOT NULL,
    [AtomId]            BIGINT         NULL,
    [MeanActivation]    FLOAT (53)     NOT NULL,
    [MaxActivation]     FLOAT (53)     NOT NULL,
    [Sparsity]          DECIMAL (5, 4) NULL,
    [RecordedAt]        DATETIME2 (7)  NOT NULL CONSTRAINT [DF_ModelActivations_RecordedAt] DEFAULT (SYSUTCDATETIME()),
    CONSTRAINT [PK_ModelActivations] PRIMARY KEY CLUSTERED ([ModelActivationId]),
    CONSTRAINT [FK_ModelActivations_ModelLayers] FOREIGN KEY ([LayerId]) REFERENCES [dbo].[ModelLayers] ([LayerId]),
    CONSTRAINT [FK_ModelActivations_Atoms] FOREIGN KEY ([AtomId]) REFERENCES [dbo].[Atoms] ([AtomId]),
    CONSTRAINT [FK_ModelActivations_Tenants] FOREIGN KEY ([TenantId]) REFERENCES [dbo].[Tenants] ([TenantId]),
    CONSTRAINT [CK_ModelActivations_Sparsity] CHECK ([Sparsity] BETWEEN 0 AND 1)
);
GO

CREATE NONCLUSTERED INDEX [IX_ModelActivations_Layer]
    ON [dbo].[ModelActivations] ([LayerId], [RecordedAt]) INCLUDE ([MeanActivation]);
GO

CREATE NONCLUSTERED INDEX [IX_ModelActivations_Tenant]
    ON [dbo].[ModelActivations] ([TenantId], [RecordedAt]);
GO

CREATE NONCLUSTERED INDEX [IX_ModelActivations_Atom]
    ON [dbo].[ModelActivations] ([AtomId])
    WHERE [AtomId] IS NOT NULL;
