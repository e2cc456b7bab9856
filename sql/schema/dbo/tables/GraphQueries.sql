-- Questions that were put to the graph, and what they cost.
CREATE TABLE [dbo].[GraphQueries]
(
    [GraphQueryId] BIGINT IDENTITY (1, 1) NOT NULL,
    [TenantId]     INT            NOT NULL,
    [QueryText]    NVARCHAR (MAX) NOT NULL,
    [QueryHash]    BINARY (32)    NOT NULL,
    [Parameters]   JSON           NULL,
    [ResultCount]  INT            NULL,
    [DurationMs]   INT            NULL,
    [ExecutedAt]   DATETIME2 (7)  NOT NULL CONSTRAINT [DF_GraphQueries_ExecutedAt] DEFAULT (SYSUTCDATETIME()),
    [ExecutedBy]   NVARCHAR (128) NOT NULL CONSTRAINT [DF_GraphQueries_ExecutedBy] DEFAULT (SUSER_SNAME()),
    CONSTRAINT [PK_GraphQueries] PRIMARY KEY CLUSTERED ([GraphQueryId]),
    CONSTRAINT [FK_GraphQueries_Tenants] FOREIGN KEY ([TenantId]) REFERENCES [dbo].[Tenants] ([TenantId]),
    CONSTRAINT [CK_GraphQueries_Parameters] CHECK ([Parameters] IS NULL OR ISJSON(CONVERT(NVARCHAR (MAX), [Parameters])) = 1),
    CONSTRAINT [CK_GraphQueries_ResultCount] CHECK ([ResultCount] >= 0),
    CONSTRAINT [CK_GraphQueries_DurationMs] CHECK ([DurationMs] >= 0)
);
GO

-- The same question before.
CREATE NONCLUSTERED INDEX [IX_GraphQueries_Hash]
    ON [dbo].[GraphQueries] ([QueryHash], [ExecutedAt]) INCLUDE ([DurationMs]);
GO

CREATE NONCLUSTERED INDEX [IX_GraphQueries_Tenant]
    ON [dbo].[GraphQueries] ([TenantId], [ExecutedAt]);
