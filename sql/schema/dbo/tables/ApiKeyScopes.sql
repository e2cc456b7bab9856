-- What a key may be used for.
CREATE TABLE [dbo].[ApiKeyScopes]
(
    [ApiKeyId]  INT            NOT NULL,
    [ScopeName] NVARCHAR (100) NOT NULL,
    [GrantedAt] DATETIME2 (7)  NOT NULL CONSTRAINT [DF_ApiKeyScopes_GrantedAt] DEFAULT (SYSUTCDATETIME()),
    CONSTRAINT [PK_ApiKeyScopes] PRIMARY KEY CLUSTERED ([ApiKeyId], [ScopeName]),
    CONSTRAINT [FK_ApiKeyScopes_ApiKeys] FOREIGN KEY ([ApiKeyId]) REFERENCES [dbo].[ApiKeys] ([ApiKeyId]) ON DELETE CASCADE
);
