-- Concepts that clustering discovered among the atoms, each with the centre of its cluster.
CREATE TABLE [provenance].[Concepts]
(
    [ConceptId]      BIGINT IDENTITY (1, 1) NOT NULL,
    [TenantId]       INT             NOT NULL,
    [ConceptName]    NVARCHAR (256)  NOT NULL,
    [Description]    NVARCHAR (1000) NULL,
    [CentroidVector] VECTOR (1998)   NULL,
    [CentroidKey]    GEOMETRY        NULL,
    [MemberCount]    INT             NOT NULL CONSTRAINT [DF_Concepts_MemberCount] DEFAULT (0),
    [Coherence]      FLOAT (53)      NULL,
    [DiscoveredAt]   DATETIME2 (7)   NOT NULL CONSTRAINT [DF_Concepts_DiscoveredAt] DEFAULT (SYSUTCDATETIME()),
    CONSTRAINT [PK_Concepts] PRIMARY KEY CLUSTERED ([ConceptId]),
    CONSTRAINT [UQ_Concepts_TenantId_ConceptName] UNIQUE ([TenantId], [ConceptName]),
    CONSTRAINT [FK_Concepts_Tenants] FOREIGN KEY ([TenantId]) REFERENCES [dbo].[Tenants] ([TenantId]),
    CONSTRAINT [CK_Concepts_MemberCount] CHECK ([MemberCount] >= 0),
    CONSTRAINT [CK_Concepts_Coherence] CHECK ([Coherence] BETWEEN 0 AND 1)
);
