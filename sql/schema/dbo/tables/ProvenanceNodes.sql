-- The things whose origin is recorded: atoms, inferences, models, layers. A graph node for each of them.
CREATE TABLE [dbo].[ProvenanceNodes]
(
    [NodeId]    BIGINT IDENTITY (1, 1) NOT NULL,
    [TenantId]  INT           NOT NULL,
    [NodeType]  NVARCHAR (50) NOT NULL,
    [EntityId]  BIGINT        NOT NULL,
    [CreatedAt] DATETIME2 (7) NOT NULL CONSTRAINT [DF_ProvenanceNodes_CreatedAt] DEFAULT (SYSUTCDATETIME()),
    CONSTRAINT [PK_ProvenanceNodes] PRIMARY KEY CLUSTERED ([NodeId]),
    CONSTRAINT [UQ_ProvenanceNodes_Entity] UNIQUE ([TenantId], [NodeType], [EntityId]),
    CONSTRAINT [FK_ProvenanceNodes_Tenants] FOREIGN KEY ([TenantId]) REFERENCES [dbo].[Tenants] ([TenantId]),
    CONSTRAINT [CK_ProvenanceNodes_NodeType] CHECK ([NodeType] IN (N'Atom', N'Inference', N'Model', N'Layer'))
)
AS NODE;
