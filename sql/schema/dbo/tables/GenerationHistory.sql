-- Everything that was generated: for whom, from which prompt, and the atom that came of it.
CREATE TABLE [dbo].[GenerationHistory]
(
    [GenerationId] BIGINT IDENTITY (1, 1) NOT NULL,
    [TenantId]     INT            NOT NULL,
    [InferenceId]  BIGINT         NULL,
    [ModelId]      INT            NULL,
    [Modality]     NVARCHAR (64)  NOT NULL,
    [Prompt]       NVARCHAR (MAX) NOT NULL,
    [Parameters]   NVARCHAR (MAX) NULL,
    [ResultAtomId] BIGINT         NULL,
    [Status]       NVARCHAR (20)  NOT NULL CONSTRAINT [DF_GenerationHistory_Status] DEFAULT (N'Pending'),
    [DurationMs]   INT            NULL,
    [CreatedAt]    DATETIME2 (7)  NOT NULL CONSTRAINT [DF_GenerationHistory_CreatedAt] DEFAULT (SYSUTCDATETIME()),
    [CompletedAt]  DATETIME2 (7)  NULL,
    CONSTRAINT [PK_GenerationHistory] PRIMARY KEY CLUSTERED ([GenerationId]),
    CONSTRAINT [FK_GenerationHistory_InferenceRequests] FOREIGN KEY ([InferenceId]) REFERENCES [dbo].[InferenceRequests] ([InferenceId]) ON DELETE SET NULL,
    CONSTRAINT [FK_GenerationHistory_Models] FOREIGN KEY ([ModelId]) REFERENCES [dbo].[Models] ([ModelId]),
    CONSTRAINT [FK_GenerationHistory_Atoms] FOREIGN KEY ([ResultAtomId]) REFERENCES [dbo].[Atoms] ([AtomId]),
    CONSTRAINT [FK_GenerationHistory_Tenants] FOREIGN KEY ([TenantId]) REFERENCES [dbo].[Tenants] ([TenantId]),
    CONSTRAINT [CK_GenerationHistory_Parameters] CHECK ([Parameters] IS NULL OR ISJSON([Parameters]) = 1),
    CONSTRAINT [CK_GenerationHistory_Modality] CHECK ([Modality] IN (N'text', N'image', N'audio', N'video')),
    CONSTRAINT [CK_GenerationHistory_Status] CHECK ([Status] IN (N'Pending', N'Completed', N'Failed')),
    CONSTRAINT [CK_GenerationHistory_DurationMs] CHECK ([DurationMs] >= 0)
);
GO

CREATE NONCLUSTERED INDEX [IX_GenerationHistory_Tenant]
    ON [dbo].[GenerationHistory] ([TenantId], [CreatedAt]) INCLUDE ([Modality], [Status]);
GO

CREATE NONCLUSTERED INDEX [IX_GenerationHistory_Inference]
    ON [dbo].[GenerationHistory] ([InferenceId])
    WHERE [InferenceId] IS NOT NULL;
GO

CREATE NONCLUSTERED INDEX [IX_GenerationHistory_Model]
    ON [dbo].[GenerationHistory] ([ModelId])
    WHERE [ModelId] IS NOT NULL;
GO

CREATE NONCLUSTERED INDEX [IX_GenerationHistory_ResultAtom]
    ON [dbo].[GenerationHistory] ([ResultAtomId])
    WHERE [ResultAtomId] IS NOT NULL;
