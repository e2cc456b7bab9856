-- From a thing to what it was made from.
CREATE TABLE [dbo].[ProvenanceEdges]
(
    [EdgeId]    BIGINT IDENTITY (1, 1) NOT NULL,
    [TenantId]  INT           NOT NULL,
    [EdgeType]  NVARCHAR (50) NOT NULL,
    [Weight]    FLOAT (53)    NULL,
    [CreatedAt] DATETIME2 (7) NOT NULL CONSTRAINT [DF_ProvenanceEdges_CreatedAt] DEFAULT (SYSUTCDATETIME()),
    CONSTRAINT [PK_ProvenanceEdges] PRIMARY KEY CLUSTERED ([EdgeId]),
    CONSTRAINT [FK_ProvenanceEdges_Tenants] FOREIGN KEY ([TenantId]) REFERENCES [dbo].[Tenants] ([TenantId]),
    CONSTRAINT [EC_ProvenanceEdges] CONNECTION ([dbo].[ProvenanceNodes] TO [dbo].[ProvenanceNodes])
)
AS EDGE;
GO

-- Between two things there is one edge of a kind.
CREATE UNIQUE NONCLUSTERED INDEX [UX_ProvenanceEdges_From_To_Type]
    ON [dbo].[ProvenanceEdges] ($from_id, $to_id, [EdgeType]);
GO

-- Against the arrows: what was made from this?
CREATE NONCLUSTERED INDEX [IX_ProvenanceEdges_To]
    ON [dbo].[ProvenanceEdges] ($to_id);
