-- Several chains for one question, and the answer that most of them agree on.
CREATE TABLE [Reasoning].[SelfConsistencyResults]
(
    [ResultId]           BIGINT IDENTITY (1, 1) NOT NULL,
    [TenantId]           INT            NOT NULL,
    [InferenceRequestId] BIGINT         NULL,
    [Question]           NVARCHAR (MAX) NOT NULL,
    [ConsensusAnswer]    NVARCHAR (MAX) NULL,
    [SampleCount]        INT            NOT NULL,
    [AgreementRatio]     DECIMAL (5, 4) NOT NULL,
    [Samples]            NVARCHAR (MAX) NULL,
    [CreatedAt]          DATETIME2 (7)  NOT NULL CONSTRAINT [DF_SelfConsistencyResults_CreatedAt] DEFAULT (SYSUTCDATETIME()),
    CONSTRAINT [PK_SelfConsistencyResults] PRIMARY KEY CLUSTERED ([ResultId]),
    CONSTRAINT [FK_SelfConsistencyResults_InferenceRequests] FOREIGN KEY ([InferenceRequestId]) REFERENCES [dbo].[InferenceRequests] ([InferenceId]) ON DELETE SET NULL,
    CONSTRAINT [FK_SelfConsistencyResults_Tenants] FOREIGN KEY ([TenantId]) REFERENCES [dbo].[Tenants] ([TenantId]),
    CONSTRAINT [CK_SelfConsistencyResults_Samples] CHECK ([Samples] IS NULL OR ISJSON([Samples]) = 1),
    CONSTRAINT [CK_SelfConsistencyResults_SampleCount] CHECK ([SampleCount] > 0),
    CONSTRAINT [CK_SelfConsistencyResults_AgreementRatio] CHECK ([AgreementRatio] BETWEEN 0 AND 1)
);
GO

CREATE NONCLUSTERED INDEX [IX_SelfConsistencyResults_Tenant]
    ON [Reasoning].[SelfConsistencyResults] ([TenantId], [CreatedAt]);
GO

CREATE NONCLUSTERED INDEX [IX_SelfConsistencyResults_InferenceRequest]
    ON [Reasoning].[SelfConsistencyResults] ([InferenceRequestId])
    WHERE [InferenceRequestId] IS NOT NULL;
