-- How a concept changed with each discovery: it grew, shrank, moved, merged with another or was split.
CREATE TABLE [provenance].[ConceptEvolution]
(
    [EvolutionId]       BIGINT IDENTITY (1, 1) NOT NULL,
    [TenantId]          INT           NOT NULL,
    [ConceptId]         BIGINT        NOT NULL,
    [OtherConceptId]    BIGINT        NULL,
    [EvolutionType]     NVARCHAR (20) NOT NULL,
    [MemberCountBefore] INT           NULL,
    [MemberCountAfter]  INT           NULL,
    [CoherenceBefore]   FLOAT (53)    NULL,
    [CoherenceAfter]    FLOAT (53)    NULL,
    [CentroidShift]     FLOAT (53)    NULL,
    [OccurredAt]        DATETIME2 (7) NOT NULL CONSTRAINT [DF_ConceptEvolution_OccurredAt] DEFAULT (SYSUTCDATETIME()),
    CONSTRAINT [PK_ConceptEvolution] PRIMARY KEY CLUSTERED ([EvolutionId]),
    CONSTRAINT [FK_ConceptEvolution_Concepts] FOREIGN KEY ([ConceptId]) REFERENCES [provenance].[Concepts] ([ConceptId]),
    CONSTRAINT [FK_ConceptEvolution_Concepts_Other] FOREIGN KEY ([OtherConceptId]) REFERENCES [provenance].[Concepts] ([ConceptId]),
    CONSTRAINT [FK_ConceptEvolution_Tenants] FOREIGN KEY ([TenantId]) REFERENCES [dbo].[Tenants] ([TenantId]),
    CONSTRAINT [CK_ConceptEvolution_EvolutionType] CHECK ([EvolutionType] IN (N'Discovered', N'Grown', N'Shrunk', N'Moved', N'Merged', N'Split', N'Dissolved')),
    CONSTRAINT [CK_ConceptEvolution_CentroidShift] CHECK ([CentroidShift] >= 0)
);
GO

CREATE NONCLUSTERED INDEX [IX_ConceptEvolution_Concept]
    ON [provenance].[ConceptEvolution] ([ConceptId], [OccurredAt]);
GO

CREATE NONCLUSTERED INDEX [IX_ConceptEvolution_Tenant]
    ON [provenance].[ConceptEvolution] ([TenantId], [OccurredAt]);
GO

CREATE NONCLUSTERED INDEX [IX_ConceptEvolution_OtherConcept]
    ON [provenance].[ConceptEvolution] ([OtherConceptId])
    WHERE [OtherConceptId] IS NOT NULL;
