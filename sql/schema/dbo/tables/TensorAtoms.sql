-- Distinct weight values: the same float32 is one tensor atom, however many layers use it.
CREATE TABLE [dbo].[TensorAtoms]
(
    [TensorAtomId]   BIGINT IDENTITY (1, 1) NOT NULL,
    [TenantId]       INT           NOT NULL,
    [ContentHash]    BINARY (32)   NOT NULL,
    [ValueBytes]     BINARY (4)    NOT NULL,
    [AtomType]       NVARCHAR (64) NOT NULL CONSTRAINT [DF_TensorAtoms_AtomType] DEFAULT (N'float32'),
    [ReferenceCount] BIGINT        NOT NULL CONSTRAINT [DF_TensorAtoms_ReferenceCount] DEFAULT (0),
    [CreatedAt]      DATETIME2 (7) NOT NULL CONSTRAINT [DF_TensorAtoms_CreatedAt] DEFAULT (SYSUTCDATETIME()),
    CONSTRAINT [PK_TensorAtoms] PRIMARY KEY CLUSTERED ([TensorAtomId]),
    CONSTRAINT [FK_TensorAtoms_Tenants] FOREIGN KEY ([TenantId]) REFERENCES [dbo].[Tenants] ([TenantId]),
    CONSTRAINT [CK_TensorAtoms_ReferenceCount] CHECK ([ReferenceCount] >= 0)
);
GO

CREATE UNIQUE NONCLUSTERED INDEX [UX_TensorAtoms_ContentHash_TenantId]
    ON [dbo].[TensorAtoms] ([ContentHash], [TenantId]);
