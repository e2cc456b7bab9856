-- What a generation had before its eyes: the atoms of its context in their order, with their share of the tokens.
CREATE TABLE [dbo].[GenerationContextWindows]
(
    [GenerationId]    BIGINT     NOT NULL,
    [WindowPosition]  INT        NOT NULL,
    [TenantId]        INT        NOT NULL,
    [AtomId]          BIGINT     NOT NULL,
    [TokenCount]      INT        NOT NULL,
    [AttentionWeight] FLOAT (53) NULL,
    CONSTRAINT [PK_GenerationContextWindows] PRIMARY KEY CLUSTERED ([GenerationId], [WindowPosition]),
    CONSTRAINT [FK_GenerationContextWindows_GenerationHistory] FOREIGN KEY ([GenerationId]) REFERENCES [dbo].[GenerationHistory] ([GenerationId]),
    CONSTRAINT [FK_GenerationContextWindows_Atoms] FOREIGN KEY ([AtomId]) REFERENCES [dbo].[Atoms] ([AtomId]),
    CONSTRAINT [FK_GenerationContextWindows_Tenants] FOREIGN KEY ([TenantId]) REFERENCES [dbo].[Tenants] ([TenantId]),
    CONSTRAINT [CK_GenerationContextWindows_WindowPosition] CHECK ([WindowPosition] > 0),
    CONSTRAINT [CK_GenerationContextWindows_TokenCount] CHECK ([TokenCount] >= 0)
);
GO

CREATE NONCLUSTERED INDEX [IX_GenerationContextWindows_Tenant]
    ON [dbo].[GenerationContextWindows] ([TenantId]);
GO

CREATE NONCLUSTERED INDEX [IX_GenerationContextWindows_Atom]
    ON [dbo].[GenerationContextWindows] ([AtomId]);
