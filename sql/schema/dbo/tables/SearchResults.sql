-- What a search returned, best first: kept for as long as its quality is judged.
CREATE TABLE [dbo].[SearchResults]
(
    [SearchId]      UNIQUEIDENTIFIER NOT NULL,
    [ResultRank]    INT              NOT NULL,
    [TenantId]      INT              NOT NULL,
    [SearchIndexId] INT              NULL,
    [AtomId]        BIGINT           NOT NULL,
    [Distance]      FLOAT (53)       NOT NULL,
    [CreatedAt]     DATETIME2 (7)    NOT NULL CONSTRAINT [DF_SearchResults_CreatedAt] DEFAULT (SYSUTCDATETIME()),
    CONSTRAINT [PK_SearchResults] PRIMARY KEY NONCLUSTERED ([SearchId], [ResultRank]),
    CONSTRAINT [FK_SearchResults_SearchIndices] FOREIGN KEY ([SearchIndexId]) REFERENCES [dbo].[SearchIndices] ([SearchIndexId]),
    CONSTRAINT [FK_SearchResults_Atoms] FOREIGN KEY ([AtomId]) REFERENCES [dbo].[Atoms] ([AtomId]),
    CONSTRAINT [FK_SearchResults_Tenants] FOREIGN KEY ([TenantId]) REFERENCES [dbo].[Tenants] ([TenantId]),
    CONSTRAINT [CK_SearchResults_ResultRank] CHECK ([ResultRank] > 0),
    CONSTRAINT [CK_SearchResults_Distance] CHECK ([Distance] >= 0)
);
GO

-- In the order of time: the key is random and would scatter the rows.
CREATE CLUSTERED INDEX [IX_SearchResults_Tenant_Created]
    ON [dbo].[SearchResults] ([TenantId], [CreatedAt]);
GO

CREATE NONCLUSTERED INDEX [IX_SearchResults_SearchIndex]
    ON [dbo].[SearchResults] ([SearchIndexId])
    WHERE [SearchIndexId] IS NOT NULL;
GO

CREATE NONCLUSTERED INDEX [IX_SearchResults_Atom]
    ON [dbo].[SearchResults] ([AtomId]);
