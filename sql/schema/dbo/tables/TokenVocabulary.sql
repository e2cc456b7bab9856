-- The tokens that texts are cut into. A token's meaning is the embedding of its atom.
CREATE TABLE [dbo].[TokenVocabulary]
(
    [TokenId]        INT IDENTITY (1, 1) NOT NULL,
    [VocabularyName] NVARCHAR (64)  NOT NULL CONSTRAINT [DF_TokenVocabulary_VocabularyName] DEFAULT (N'default'),
    [TokenText]      NVARCHAR (256) NOT NULL,
    [AtomId]         BIGINT         NULL,
    [Frequency]      BIGINT         NOT NULL CONSTRAINT [DF_TokenVocabulary_Frequency] DEFAULT (0),
    [IsSpecial]      BIT            NOT NULL CONSTRAINT [DF_TokenVocabulary_IsSpecial] DEFAULT (0),
    [CreatedAt]      DATETIME2 (7)  NOT NULL CONSTRAINT [DF_TokenVocabulary_CreatedAt] DEFAULT (SYSUTCDATETIME()),
    CONSTRAINT [PK_TokenVocabulary] PRIMARY KEY CLUSTERED ([TokenId]),
    CONSTRAINT [UQ_TokenVocabulary_VocabularyName_TokenText] UNIQUE ([VocabularyName], [TokenText]),
    CONSTRAINT [FK_TokenVocabulary_Atoms] FOREIGN KEY ([AtomId]) REFERENCES [dbo].[Atoms] ([AtomId]),
    CONSTRAINT [CK_TokenVocabulary_Frequency] CHECK ([Frequency] >= 0)
);
GO

-- The most used tokens first.
CREATE NONCLUSTERED INDEX [IX_TokenVocabulary_Frequency]
    ON [dbo].[TokenVocabulary] ([VocabularyName], [Frequency] DESC) INCLUDE ([TokenText]);
GO

CREATE NONCLUSTERED INDEX [IX_TokenVocabulary_Atom]
    ON [dbo].[TokenVocabulary] ([AtomId])
    WHERE [AtomId] IS NOT NULL;
