-- What attention made of a request: the atoms that it chose, best first.
CREATE TABLE [Attention].[AttentionInferenceResults]
(
    [ResultId]           BIGINT IDENTITY (1, 1) NOT NULL,
    [TenantId]           INT           NOT NULL,
    [InferenceRequestId] BIGINT        NOT NULL,
    [AtomId]             BIGINT        NOT NULL,
    [ResultRank]         INT           NOT NULL,
    [AttentionWeight]    FLOAT (53)    NOT NULL,
    [HeadCount]          INT           NOT NULL,
    [CreatedAt]          DATETIME2 (7) NOT NULL CONSTRAINT [DF_AttentionInferenceResults_CreatedAt] DEFAULT (SYSUTCDATETIME()),
    CONSTRAINT [PK_AttentionInferenceResults] PRIMARY KEY CLUSTERED ([ResultId]),
    CONSTRAINT [UQ_AttentionInferenceResults_InferenceRequestId_ResultRank] UNIQUE ([InferenceRequestId], [ResultRank]),
    CONSTRAINT [FK_AttentionInferenceResults_InferenceRequests] FOREIGN KEY ([InferenceRequestId]) REFERENCES [dbo].[InferenceRequests] ([InferenceId]) ON DELETE CASCADE,
    CONSTRAINT [FK_AttentionInferenceResults_Atoms] FOREIGN KEY ([AtomId]) REFERENCES [dbo].[Atoms] ([AtomId]),
    CONSTRAINT [FK_AttentionInferenceResults_Tenants] FOREIGN KEY ([TenantId]) REFERENCES [dbo].[Tenants] ([TenantId]),
    CONSTRAINT [CK_AttentionInferenceResults_ResultRank] CHECK ([ResultRank] > 0),
    CONSTRAINT [CK_AttentionInferenceResults_AttentionWeight] CHECK ([AttentionWeight] BETWEEN 0 AND 1),
    CONSTRAINT [CK_AttentionInferenceResults_HeadCount] CHECK ([HeadCount] > 0)
);
GO

CREATE NONCLUSTERED INDEX [IX_AttentionInferenceResults_Tenant]
    ON [Attention].[AttentionInferenceResults] ([TenantId], [CreatedAt]);
GO

CREATE NONCLUSTERED INDEX [IX_AttentionInferenceResults_Atom]
    ON [Attention].[AttentionInferenceResults] ([AtomId]);
