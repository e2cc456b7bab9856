-- Typed relations between two atoms, with a weight. The graph tables answer questions about paths; this one is for
-- looking up neighbours of a kind.
CREATE TABLE [dbo].[AtomRelations]
(
    [AtomRelationId] BIGINT IDENTITY (1, 1) NOT NULL,
    [TenantId]       INT            NOT NULL,
    [SourceAtomId]   BIGINT         NOT NULL,
    [TargetAtomId]   BIGINT         NOT NULL,
    [RelationType]   NVARCHAR (50)  NOT NULL,
    [Weight]         FLOAT (53)     NULL,
    [Metadata]       NVARCHAR (MAX) NULL,
    [CreatedAt]      DATETIME2 (7)  NOT NULL CONSTRAINT [DF_AtomRelations_CreatedAt] DEFAULT (SYSUTCDATETIME()),
    CONSTRAINT [PK_AtomRelations] PRIMARY KEY CLUSTERED ([AtomRelationId]),
    CONSTRAINT [UQ_AtomRelations_SourceAtomId_TargetAtomId_RelationType] UNIQUE ([SourceAtomId], [TargetAtomId], [RelationType]),
    CONSTRAINT [FK_AtomRelations_Atoms_Source] FOREIGN KEY ([SourceAtomId]) REFERENCES [dbo].[Atoms] ([AtomId]),
    CONSTRAINT [FK_AtomRelations_Atoms_Target] FOREIGN KEY ([TargetAtomId]) REFERENCES [dbo].[Atoms] ([AtomId]),
    CONSTRAINT [FK_AtomRelations_Tenants] FOREIGN KEY ([TenantId]) REFERENCES [dbo].[Tenants] ([TenantId]),
    CONSTRAINT [CK_AtomRelations_Metadata] CHECK ([Metadata] IS NULL OR ISJSON([Metadata]) = 1),
    CONSTRAINT [CK_AtomRelations_Ends] CHECK ([SourceAtomId] <> [TargetAtomId])
);
GO

-- Against the arrows: what points at this atom?
CREATE NONCLUSTERED INDEX [IX_AtomRelations_Target]
    ON [dbo].[AtomRelations] ([TargetAtomId], [RelationType]) INCLUDE ([SourceAtomId], [Weight]);
GO

CREATE NONCLUSTERED INDEX [IX_AtomRelations_Tenant_Type]
    ON [dbo].[AtomRelations] ([TenantId], [RelationType]);
