-- How two atoms are related.
CREATE TABLE [graph].[AtomGraphEdges]
(
    [TenantId]  INT           NOT NULL,
    [EdgeType]  NVARCHAR (50) NOT NULL,
    [Weight]    FLOAT (53)    NULL,
    [CreatedAt] DATETIME2 (7) NOT NULL CONSTRAINT [DF_AtomGraphEdges_CreatedAt] DEFAULT (SYSUTCDATETIME()),
    CONSTRAINT [FK_AtomGraphEdges_Tenants] FOREIGN KEY ([TenantId]) REFERENCES [dbo].[Tenants] ([TenantId]),
    CONSTRAINT [CK_AtomGraphEdges_EdgeType] CHECK ([EdgeType] IN (N'DerivedFrom', N'ComponentOf', N'SimilarTo', N'References')),
    CONSTRAINT [EC_AtomGraphEdges] CONNECTION ([graph].[AtomGraphNodes] TO [graph].[AtomGraphNodes])
)
AS EDGE;
GO

-- Between two atoms there is one edge of a kind.
CREATE UNIQUE NONCLUSTERED INDEX [UX_AtomGraphEdges_From_To_Type]
    ON [graph].[AtomGraphEdges] ($from_id, $to_id, [EdgeType]);
GO

-- Against the arrows: which atoms point here?
CREATE NONCLUSTERED INDEX [IX_AtomGraphEdges_To]
    ON [graph].[AtomGraphEdges] ($to_id);
