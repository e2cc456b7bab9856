-- A chain of thought as its steps: what was asked, what was concluded, and how sure of it one may be.
CREATE TABLE [Reasoning].[ReasoningChains]
(
    [ChainId]            UNIQUEIDENTIFIER NOT NULL CONSTRAINT [DF_ReasoningChains_ChainId] DEFAULT (NEWID()),
    [StepNumber]         INT              NOT NULL,
    [TenantId]           INT              NOT NULL,
    [InferenceRequestId] BIGINT           NULL,
    [StepPrompt]         NVARCHAR (MAX)   NOT NULL,
    [Conclusion]         NVARCHAR (MAX)   NULL,
    [Confidence]         DECIMAL (5, 4)   NULL,
    [DurationMs]         INT              NULL,
    [CreatedAt]          DATETIME2 (7)    NOT NULL CONSTRAINT [DF_ReasoningChains_CreatedAt] DEFAULT (SYSUTCDATETIME()),
    CONSTRAINT [PK_ReasoningChains] PRIMARY KEY NONCLUSTERED ([ChainId], [StepNumber]),
    CONSTRAINT [FK_ReasoningChains_InferenceRequests] FOREIGN KEY ([InferenceRequestId]) REFERENCES [dbo].[InferenceRequests] ([InferenceId]) ON DELETE SET NULL,
    CONSTRAINT [FK_ReasoningChains_Tenants] FOREIGN KEY ([TenantId]) REFERENCES [dbo].[Tenants] ([TenantId]),
    CONSTRAINT [CK_ReasoningChains_StepNumber] CHECK ([StepNumber] > 0),
    CONSTRAINT [CK_ReasoningChains_Confidence] CHECK ([Confidence] BETWEEN 0 AND 1),
    CONSTRAINT [CK_ReasoningChains_DurationMs] CHECK ([DurationMs] >= 0)
);
GO

-- In the order of time: the key is random and would scatter the rows.
CREATE CLUSTERED INDEX [IX_ReasoningChains_Tenant_Created]
    ON [Reasoning].[ReasoningChains] ([TenantId], [CreatedAt]);
GO

CREATE NONCLUSTERED INDEX [IX_ReasoningChains_InferenceRequest]
    ON [Reasoning].[ReasoningChains] ([InferenceRequestId])
    WHERE [InferenceRequestId] IS NOT NULL;
