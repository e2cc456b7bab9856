-- What a layer attended to in a request: the scores, and how long it took.
CREATE TABLE [Attention].[AttentionGenerationLog]
(
    [LogId]              BIGINT IDENTITY (1, 1) NOT NULL,
    [TenantId]           INT            NOT NULL,
    [InferenceRequestId] BIGINT         NOT NULL,
    [LayerIdx]           INT            NOT NULL,
    [HeadIdx]            INT            NOT NULL CONSTRAINT [DF_AttentionGenerationLog_HeadIdx] DEFAULT (0),
    [AttentionScores]    NVARCHAR (MAX) NOT NULL,
    [ContextAtomCount]   INT            NOT NULL CONSTRAINT [DF_AttentionGenerationLog_ContextAtomCount] DEFAULT (0),
    [DurationMs]         INT            NOT NULL,
    [CreatedAt]          DATETIME2 (7)  NOT NULL CONSTRAINT [DF_AttentionGenerationLog_CreatedAt] DEFAULT (SYSUTCDATETIME()),
    CONSTRAINT [PK_AttentionGenerationLog] PRIMARY KEY CLUSTERED ([LogId]),
    CONSTRAINT [FK_AttentionGenerationLog_InferenceRequests] FOREIGN KEY ([InferenceRequestId]) REFERENCES [dbo].[InferenceRequests] ([InferenceId]) ON DELETE CASCADE,
    CONSTRAINT [FK_AttentionGenerationLog_Tenants] FOREIGN KEY ([TenantId]) REFERENCES [dbo].[Tenants] ([TenantId]),
    CONSTRAINT [CK_AttentionGenerationLog_AttentionScores] CHECK (ISJSON([AttentionScores]) = 1),
    CONSTRAINT [CK_AttentionGenerationLog_LayerIdx] CHECK ([LayerIdx] >= 0 AND [HeadIdx] >= 0),
    CONSTRAINT [CK_AttentionGenerationLog_ContextAtomCount] CHECK ([ContextAtomCount] >= 0),
    CONSTRAINT [CK_AttentionGenerationLog_DurationMs] CHECK ([DurationMs] >= 0)
);
GO

CREATE NONCLUSTERED INDEX [IX_AttentionGenerationLog_Request]
    ON [Attention].[AttentionGenerationLog] ([InferenceRequestId], [LayerIdx], [HeadIdx]) INCLUDE ([DurationMs]);
GO

-- Which layers take most of the time?
CREATE NONCLUSTERED INDEX [IX_AttentionGenerationLog_Tenant_Layer]
    ON [Attention].[AttentionGenerationLog] ([TenantId], [LayerIdx], [CreatedAt]) INCLUDE ([DurationMs]);
