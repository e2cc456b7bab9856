-- Which atoms an answer was made from, and how much each counted.
CREATE TABLE [dbo].[InferenceAtomUsage]
(
    [InferenceId] BIGINT        NOT NULL,
    [AtomId]      BIGINT        NOT NULL,
    [TenantId]    INT           NOT NULL,
    [UsageType]   NVARCHAR (50) NOT NULL,
    [Relevance]   FLOAT (53)    NULL,
    [UsageRank]   INT           NULL,
    CONSTRAINT [PK_InferenceAtomUsage] PRIMARY KEY CLUSTERED ([InferenceId], [AtomId], [UsageType]),
    CONSTRAINT [FK_InferenceAtomUsage_InferenceRequests] FOREIGN KEY ([InferenceId]) REFERENCES [dbo].[InferenceRequests] ([InferenceId]) ON DELETE CASCADE,
    CONSTRAINT [FK_InferenceAtomUsage_Atoms] FOREIGN KEY ([AtomId]) REFERENCES [dbo].[Atoms] ([AtomId]),
    CONSTRAINT [FK_InferenceAtomUsage_Tenants] FOREIGN KEY ([TenantId]) REFERENCES [dbo].[Tenants] ([TenantId]),
    CONSTRAINT [CK_InferenceAtomUsage_UsageType] CHECK ([UsageType] IN (N'Context', N'Retrieved', N'Generated', N'Cited')),
    CONSTRAINT [CK_InferenceAtomUsage_UsageRank] CHECK ([UsageRank] > 0)
);
GO

-- Every answer that used an atom: what an erasure has to look at.
CREATE NONCLUSTERED INDEX [IX_InferenceAtomUsage_Atom]
    ON [dbo].[InferenceAtomUsage] ([AtomId]) INCLUDE ([Relevance]);
GO

CREATE NONCLUSTERED INDEX [IX_InferenceAtomUsage_Tenant]
    ON [dbo].[InferenceAtomUsage] ([TenantId]);
