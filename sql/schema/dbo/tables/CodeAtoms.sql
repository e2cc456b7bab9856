-- What is known of an atom that is source code: its language, the construct it is, and its tree as a vector's source.
CREATE TABLE [dbo].[CodeAtoms]
(
    [AtomId]       BIGINT         NOT NULL,
    [TenantId]     INT            NOT NULL,
    [ParentAtomId] BIGINT         NULL,
    [CodeLanguage] NVARCHAR (50)  NOT NULL,
    [NodeType]     NVARCHAR (100) NOT NULL,
    [SymbolName]   NVARCHAR (256) NULL,
    [StartLine]    INT            NOT NULL,
    [EndLine]      INT            NOT NULL,
    [Complexity]   INT            NULL,
    [SyntaxTree]   NVARCHAR (MAX) NULL,
    [CreatedAt]    DATETIME2 (7)  NOT NULL CONSTRAINT [DF_CodeAtoms_CreatedAt] DEFAULT (SYSUTCDATETIME()),
    CONSTRAINT [PK_CodeAtoms] PRIMARY KEY CLUSTERED ([AtomId]),
    CONSTRAINT [FK_CodeAtoms_Atoms] FOREIGN KEY ([AtomId]) REFERENCES [dbo].[Atoms] ([AtomId]),
    CONSTRAINT [FK_CodeAtoms_Atoms_Parent] FOREIGN KEY ([ParentAtomId]) REFERENCES [dbo].[Atoms] ([AtomId]),
    CONSTRAINT [FK_CodeAtoms_Tenants] FOREIGN KEY ([TenantId]) REFERENCES [dbo].[Tenants] ([TenantId]),
    CONSTRAINT [CK_CodeAtoms_SyntaxTree] CHECK ([SyntaxTree] IS NULL OR ISJSON([SyntaxTree]) = 1),
    CONSTRAINT [CK_CodeAtoms_Lines] CHECK ([StartLine] > 0 AND [EndLine] >= [StartLine]),
    CONSTRAINT [CK_CodeAtoms_Complexity] CHECK ([Complexity] >= 0)
);
GO

-- A symbol by its name, within a language.
CREATE NONCLUSTERED INDEX [IX_CodeAtoms_Language_Symbol]
    ON [dbo].[CodeAtoms] ([TenantId], [CodeLanguage], [SymbolName]) INCLUDE ([NodeType]);
GO

CREATE NONCLUSTERED INDEX [IX_CodeAtoms_ParentAtom]
    ON [dbo].[CodeAtoms] ([ParentAtomId])
    WHERE [ParentAtomId] IS NOT NULL;
