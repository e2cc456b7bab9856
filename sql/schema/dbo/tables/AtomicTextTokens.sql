-- A text as its tokens in their order: which token of the vocabulary stands where.
CREATE TABLE [dbo].[AtomicTextTokens]
(
    [AtomId]          BIGINT NOT NULL,
    [TokenPosition]   INT    NOT NULL,
    [TenantId]        INT    NOT NULL,
    [TokenId]         INT    NOT NULL,
    [CharacterOffset] INT    NOT NULL,
    [CharacterLength] INT    NOT NULL,
    CONSTRAINT [PK_AtomicTextTokens] PRIMARY KEY CLUSTERED ([AtomId], [TokenPosition]),
    CONSTRAINT [FK_AtomicTextTokens_Atoms] FOREIGN KEY ([AtomId]) REFERENCES [dbo].[Atoms] ([AtomId]),
    CONSTRAINT [FK_AtomicTextTokens_TokenVocabulary] FOREIGN KEY ([TokenId]) REFERENCES [dbo].[TokenVocabulary] ([TokenId]),
    CONSTRAINT [FK_AtomicTextTokens_Tenants] FOREIGN KEY ([TenantId]) REFERENCES [dbo].[Tenants] ([TenantId]),
    CONSTRAINT [CK_AtomicTextTokens_TokenPosition] CHECK ([TokenPosition] >= 0),
    CONSTRAINT [CK_AtomicTextTokens_CharacterOffset] CHECK ([CharacterOffset] >= 0),
    CONSTRAINT [CK_AtomicTextTokens_CharacterLength] CHECK ([CharacterLength] > 0)
);
GO

-- Every place where a token occurs.
CREATE NONCLUSTERED INDEX [IX_AtomicTextTokens_Token]
    ON [dbo].[AtomicTextTokens] ([TokenId]) INCLUDE ([CharacterOffset]);
GO

CREATE NONCLUSTERED INDEX [IX_AtomicTextTokens_Tenant]
    ON [dbo].[AtomicTextTokens] ([TenantId]);
