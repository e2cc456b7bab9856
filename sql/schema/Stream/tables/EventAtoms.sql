-- An event and the atom at its centre.
CREATE TABLE [Stream].[EventAtoms]
(
    [EventAtomId]       BIGINT IDENTITY (1, 1) NOT NULL,
    [TenantId]          INT           NOT NULL,
    [EventGenerationId] BIGINT        NOT NULL,
    [CentroidAtomId]    BIGINT        NOT NULL,
    [ClusterSize]       INT           NOT NULL,
    [AverageWeight]     FLOAT (53)    NULL,
    [OccurredAt]        DATETIME2 (7) NOT NULL,
    [CreatedAt]         DATETIME2 (7) NOT NULL CONSTRAINT [DF_EventAtoms_CreatedAt] DEFAULT (SYSUTCDATETIME()),
    CONSTRAINT [PK_EventAtoms] PRIMARY KEY CLUSTERED ([EventAtomId]),
    CONSTRAINT [UQ_EventAtoms_EventGenerationId_CentroidAtomId] UNIQUE ([EventGenerationId], [CentroidAtomId]),
    CONSTRAINT [FK_EventAtoms_EventGenerationResults] FOREIGN KEY ([EventGenerationId]) REFERENCES [Stream].[EventGenerationResults] ([EventGenerationId]),
    CONSTRAINT [FK_EventAtoms_Atoms] FOREIGN KEY ([CentroidAtomId]) REFERENCES [dbo].[Atoms] ([AtomId]),
    CONSTRAINT [FK_EventAtoms_Tenants] FOREIGN KEY ([TenantId]) REFERENCES [dbo].[Tenants] ([TenantId]),
    CONSTRAINT [CK_EventAtoms_ClusterSize] CHECK ([ClusterSize] > 0)
);
GO

CREATE NONCLUSTERED INDEX [IX_EventAtoms_Tenant]
    ON [Stream].[EventAtoms] ([TenantId], [OccurredAt]);
GO

CREATE NONCLUSTERED INDEX [IX_EventAtoms_CentroidAtom]
    ON [Stream].[EventAtoms] ([CentroidAtomId]);
