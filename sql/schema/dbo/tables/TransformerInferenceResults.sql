-- The passes through a transformer's blocks, one row a block and pass.
CREATE TABLE [dbo].[TransformerInferenceResults]
(
    [ResultId]     BIGINT IDENTITY (1, 1) NOT NULL,
    [TenantId]     INT            NOT NULL,
    [InferenceId]  BIGINT         NOT NULL,
    [ModelId]      INT            NOT NULL,
    [BlockIndex]   INT            NOT NULL,
    [InputTokens]  INT            NOT NULL,
    [OutputTokens] INT            NOT NULL,
    [Output]       NVARCHAR (MAX) NULL,
    [DurationMs]   INT            NOT NULL,
    [CreatedAt]    DATETIME2 (7)  NOT NULL CONSTRAINT [DF_TransformerInferenceResults_CreatedAt] DEFAULT (SYSUTCDATETIME()),
    CONSTRAINT [PK_TransformerInferenceResults] PRIMARY KEY CLUSTERED ([ResultId]),
    CONSTRAINT [UQ_TransformerInferenceResults_InferenceId_ModelId_BlockIndex] UNIQUE ([InferenceId], [ModelId], [BlockIndex]),
    CONSTRAINT [FK_TransformerInferenceResults_InferenceRequests] FOREIGN KEY ([InferenceId]) REFERENCES [dbo].[InferenceRequests] ([InferenceId]) ON DELETE CASCADE,
    CONSTRAINT [FK_TransformerInferenceResults_Models] FOREIGN KEY ([ModelId]) REFERENCES [dbo].[Models] ([ModelId]),
    CONSTRAINT [FK_TransformerInferenceResults_Tenants] FOREIGN KEY ([TenantId]) REFERENCES [dbo].[Tenants] ([TenantId]),
    CONSTRAINT [CK_TransformerInferenceResults_Output] CHECK ([Output] IS NULL OR ISJSON([Output]) = 1),
    CONSTRAINT [CK_TransformerInferenceResults_BlockIndex] CHECK ([BlockIndex] >= 0),
    CONSTRAINT [CK_TransformerInferenceResults_Tokens] CHECK ([InputTokens] >= 0 AND [OutputTokens] >= 0),
    CONSTRAINT [CK_TransformerInferenceResults_DurationMs] CHECK ([DurationMs] >= 0)
);
GO

CREATE NONCLUSTERED INDEX [IX_TransformerInferenceResults_Model]
    ON [dbo].[TransformerInferenceResults] ([ModelId], [CreatedAt]) INCLUDE ([DurationMs]);
GO

CREATE NONCLUSTERED INDEX [IX_TransformerInferenceResults_Tenant]
    ON [dbo].[TransformerInferenceResults] ([TenantId], [CreatedAt]);
