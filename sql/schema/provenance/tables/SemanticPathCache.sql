-- Paths between two atoms that were worked out before: dear to find, cheap to keep, forgotten at their end.
CREATE TABLE [provenance].[SemanticPathCache]
(
    [PathId]      BIGINT IDENTITY (1, 1) NOT NULL,
    [TenantId]    INT            NOT NULL,
    [StartAtomId] BIGINT         NOT NULL,
    [EndAtomId]   BIGINT         NOT NULL,
    [PathAtoms]   NVARCHAR (MAX) NOT NULL,
    [PathLength]  INT            NOT NULL,
    [TotalCost]   FLOAT (53)     NOT NULL,
    [HitCount]    BIGINT         NOT NULL CONSTRAINT [DF_SemanticPathCache_HitCount] DEFAULT (0),
    [CreatedAt]   DATETIME2 (7)  NOT NULL CONSTRAINT [DF_SemanticPathCache_CreatedAt] DEFAULT (SYSUTCDATETIME()),
    [ExpiresAt]   DATETIME2 (7)  NOT NULL,
    CONSTRAINT [PK_SemanticPathCache] PRIMARY KEY CLUSTERED ([PathId]),
    CONSTRAINT [UQ_SemanticPathCache_TenantId_StartAtomId_EndAtomId] UNIQUE ([TenantId], [StartAtomId], [EndAtomId]),
    CONSTRAINT [FK_SemanticPathCache_Atoms_Start] FOREIGN KEY ([StartAtomId]) REFERENCES [dbo].[Atoms] ([AtomId]),
    CONSTRAINT [FK_SemanticPathCache_Atoms_End] FOREIGN KEY ([EndAtomId]) REFERENCES [dbo].[Atoms] ([AtomId]),
    CONSTRAINT [FK_SemanticPathCache_Tenants] FOREIGN KEY ([TenantId]) REFERENCES [dbo].[Tenants] ([TenantId]),
    CONSTRAINT [CK_SemanticPathCache_PathAtoms] CHECK (ISJSON([PathAtoms]) = 1),
    CONSTRAINT [CK_SemanticPathCache_PathLength] CHECK ([PathLength] >= 0),
    CONSTRAINT [CK_SemanticPathCache_TotalCost] CHECK ([TotalCost] >= 0),
    CONSTRAINT [CK_SemanticPathCache_HitCount] CHECK ([HitCount] >= 0),
    CONSTRAINT [CK_SemanticPathCache_ExpiresAt] CHECK ([ExpiresAt] > [CreatedAt])
);
GO

CREATE NONCLUSTERED INDEX [IX_SemanticPathCache_Expires]
    ON [provenance].[SemanticPathCache] ([ExpiresAt]);
GO

CREATE NONCLUSTERED INDEX [IX_SemanticPathCache_StartAtom]
    ON [provenance].[SemanticPathCache] ([StartAtomId]);
GO

CREATE NONCLUSTERED INDEX [IX_SemanticPathCache_EndAtom]
    ON [provenance].[SemanticPathCache] ([EndAtomId]);
