-- Which concepts an atom belongs to, and how strongly; it may belong to several.
CREATE TABLE [provenance].[AtomConcepts]
(
    [AtomId]     BIGINT        NOT NULL,
    [ConceptId]  BIGINT        NOT NULL,
    [TenantId]   INT           NOT NULL,
    [Similarity] FLOAT (53)    NOT NULL,
    [IsPrimary]  BIT           NOT NULL CONSTRAINT [DF_AtomConcepts_IsPrimary] DEFAULT (0),
    [BoundAt]    DATETIME2 (7) NOT NULL CONSTRAINT [DF_AtomConcepts_BoundAt] DEFAULT (SYSUTCDATETIME()),
    CONSTRAINT [PK_AtomConcepts] PRIMARY KEY CLUSTERED ([AtomId], [ConceptId]),
    CONSTRAINT [FK_AtomConcepts_Atoms] FOREIGN KEY ([AtomId]) REFERENCES [dbo].[Atoms] ([AtomId]),
    CONSTRAINT [FK_AtomConcepts_Concepts] FOREIGN KEY ([ConceptId]) REFERENCES [provenance].[Concepts] ([ConceptId]),
    CONSTRAINT [FK_AtomConcepts_Tenants] FOREIGN KEY ([TenantId]) REFERENCES [dbo].[Tenants] ([TenantId]),
    CONSTRAINT [CK_AtomConcepts_Similarity] CHECK ([Similarity] BETWEEN -1 AND 1)
);
GO

-- An atom has one concept at most that stands for it.
CREATE UNIQUE NONCLUSTERED INDEX [UX_AtomConcepts_Primary]
    ON [provenance].[AtomConcepts] ([AtomId])
    WHERE [IsPrimary] = 1;
GO

-- The atoms of a concept, nearest first.
CREATE NONCLUSTERED INDEX [IX_AtomConcepts_Concept]
    ON [provenance].[AtomConcepts] ([ConceptId], [Similarity] DESC);
GO

CREATE NONCLUSTERED INDEX [IX_AtomConcepts_Tenant]
    ON [provenance].[AtomConcepts] ([TenantId]);
