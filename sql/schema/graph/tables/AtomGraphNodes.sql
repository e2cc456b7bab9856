-- An atom as a node of the graph. Its number is the atom's own.
CREATE TABLE [graph].[AtomGraphNodes]
(
    [AtomId]    BIGINT        NOT NULL,
    [TenantId]  INT           NOT NULL,
    [CreatedAt] DATETIME2 (7) NOT NULL CONSTRAINT [DF_AtomGraphNodes_CreatedAt] DEFAULT (SYSUTCDATETIME()),
    CONSTRAINT [PK_AtomGraphNodes] PRIMARY KEY CLUSTERED ([AtomId]),
    CONSTRAINT [FK_AtomGraphNodes_Atoms] FOREIGN KEY ([AtomId]) REFERENCES [dbo].[Atoms] ([AtomId]),
    CONSTRAINT [FK_AtomGraphNodes_Tenants] FOREIGN KEY ([TenantId]) REFERENCES [dbo].[Tenants] ([TenantId])
)
AS NODE;
GO

CREATE NONCLUSTERED INDEX [IX_AtomGraphNodes_Tenant]
    ON [graph].[AtomGraphNodes] ([TenantId]);
