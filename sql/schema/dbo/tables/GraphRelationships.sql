-- What connects two entities, and how sure of it one may be.
CREATE TABLE [dbo].[GraphRelationships]
(
    [RelationshipId]   BIGINT IDENTITY (1, 1) NOT NULL,
    [TenantId]         INT            NOT NULL,
    [FromEntityId]     BIGINT         NOT NULL,
    [ToEntityId]       BIGINT         NOT NULL,
    [RelationshipType] NVARCHAR (100) NOT NULL,
    [Weight]           FLOAT (53)     NULL,
    [Confidence]       DECIMAL (5, 4) NULL,
    [CreatedAt]        DATETIME2 (7)  NOT NULL CONSTRAINT [DF_GraphRelationships_CreatedAt] DEFAULT (SYSUTCDATETIME()),
    CONSTRAINT [PK_GraphRelationships] PRIMARY KEY CLUSTERED ([RelationshipId]),
    CONSTRAINT [UQ_GraphRelationships_FromEntityId_ToEntityId_RelationshipType] UNIQUE ([FromEntityId], [ToEntityId], [RelationshipType]),
    CONSTRAINT [FK_GraphRelationships_GraphEntities_From] FOREIGN KEY ([FromEntityId]) REFERENCES [dbo].[GraphEntities] ([EntityId]),
    CONSTRAINT [FK_GraphRelationships_GraphEntities_To] FOREIGN KEY ([ToEntityId]) REFERENCES [dbo].[GraphEntities] ([EntityId]),
    CONSTRAINT [FK_GraphRelationships_Tenants] FOREIGN KEY ([TenantId]) REFERENCES [dbo].[Tenants] ([TenantId]),
    CONSTRAINT [CK_GraphRelationships_Confidence] CHECK ([Confidence] BETWEEN 0 AND 1)
);
GO

CREATE NONCLUSTERED INDEX [IX_GraphRelationships_To]
    ON [dbo].[GraphRelationships] ([ToEntityId], [RelationshipType]) INCLUDE ([FromEntityId], [Weight]);
GO

CREATE NONCLUSTERED INDEX [IX_GraphRelationships_Tenant_Type]
    ON [dbo].[GraphRelationships] ([TenantId], [RelationshipType]);
