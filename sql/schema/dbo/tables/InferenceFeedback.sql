-- What users said about an answer.
CREATE TABLE [dbo].[InferenceFeedback]
(
    [FeedbackId]  BIGINT IDENTITY (1, 1) NOT NULL,
    [TenantId]    INT             NOT NULL,
    [InferenceId] BIGINT          NOT NULL,
    [Rating]      TINYINT         NOT NULL,
    [Comment]     NVARCHAR (2000) NULL,
    [CreatedAt]   DATETIME2 (7)   NOT NULL CONSTRAINT [DF_InferenceFeedback_CreatedAt] DEFAULT (SYSUTCDATETIME()),
    CONSTRAINT [PK_InferenceFeedback] PRIMARY KEY CLUSTERED ([FeedbackId]),
    CONSTRAINT [FK_InferenceFeedback_InferenceRequests] FOREIGN KEY ([InferenceId]) REFERENCES [dbo].[InferenceRequests] ([InferenceId]),
    CONSTRAINT [FK_InferenceFeedback_Tenants] FOREIGN KEY ([TenantId]) REFERENCES [dbo].[Tenants] ([TenantId]),
    CONSTRAINT [CK_InferenceFeedback_Rating] CHECK ([Rating] BETWEEN 1 AND 5)
);
GO

CREATE NONCLUSTERED INDEX [IX_InferenceFeedback_Inference]
    ON [dbo].[InferenceFeedback] ([InferenceId]) INCLUDE ([Rating]);
GO

CREATE NONCLUSTERED INDEX [IX_InferenceFeedback_Tenant]
    ON [dbo].[InferenceFeedback] ([TenantId], [CreatedAt]) INCLUDE ([Rating]);
