-- Entities that were recognised in atoms: one row for a thing of a type, by its canonical name.
CREATE TABLE [dbo].[GraphEntities]
(
    [EntityId]   BIGINT IDENTITY (1, 1) NOT NULL,
    [TenantId]   INT            NOT NULL,
    [EntityType] NVARCHAR (100) NOT NULL,
    [EntityName] NVARCHAR (256) NOT NULL,
    [AtomId]     BIGINT         NULL,
    [Confidence] DECIMAL (5, 4) NULL,
    [Properties] JSON           NULL,
    [CreatedAt]  DATETIME2 (7)  NOT NULL CONSTRAINT [DF_GraphEntities_CreatedAt] DEFAULT (SYSUTCDATETIME()),
    CONSTRAINT [PK_GraphEntities] PRIMARY KEY CLUSTERED ([EntityId]),
    CONSTRAINT [UQ_GraphEntities_TenantId_EntityType_EntityName] UNIQUE ([TenantId], [EntityType], [EntityName]),
    CONSTRAINT [FK_GraphEntities_Atoms] FOREIGN KEY ([AtomId]) REFERENCES [dbo].[Atoms] ([AtomId]),
    CONSTRAINT [FK_GraphEntities_Tenants] FOREIGN KEY ([TenantId]) REFERENCES [dbo].[Tenants] ([TenantId]),
    CONSTRAINT [CK_GraphEntities_Properties] CHECK ([Properties] IS NULL OR ISJSON(CONVERT(NVARCHAR (MAX), [Properties])) = 1),
    CONSTRAINT [CK_GraphEntities_Confidence] CHECK ([Confidence] BETWEEN 0 AND 1)
);
GO

CREATE NONCLUSTERED INDEX [IX_GraphEntities_Atom]
    ON [dbo].[GraphEntities] ([AtomId])
    WHERE [AtomId] IS NOT NULL;
