-- Feedback that is not a rating of one answer: wishes, complaints, reports of errors.
CREATE TABLE [dbo].[FeedbackSubmissions]
(
    [SubmissionId] BIGINT IDENTITY (1, 1) NOT NULL,
    [TenantId]     INT              NOT NULL,
    [CategoryId]   INT              NOT NULL,
    [SessionId]    UNIQUEIDENTIFIER NULL,
    [InferenceId]  BIGINT           NULL,
    [Subject]      NVARCHAR (256)   NOT NULL,
    [Body]         NVARCHAR (MAX)   NOT NULL,
    [Sentiment]    FLOAT (53)       NULL,
    [Status]       NVARCHAR (20)    NOT NULL CONSTRAINT [DF_FeedbackSubmissions_Status] DEFAULT (N'New'),
    [SubmittedAt]  DATETIME2 (7)    NOT NULL CONSTRAINT [DF_FeedbackSubmissions_SubmittedAt] DEFAULT (SYSUTCDATETIME()),
    [ResolvedAt]   DATETIME2 (7)    NULL,
    CONSTRAINT [PK_FeedbackSubmissions] PRIMARY KEY CLUSTERED ([SubmissionId]),
    CONSTRAINT [FK_FeedbackSubmissions_FeedbackCategories] FOREIGN KEY ([CategoryId]) REFERENCES [dbo].[FeedbackCategories] ([CategoryId]),
    CONSTRAINT [FK_FeedbackSubmissions_UserSessions] FOREIGN KEY ([SessionId]) REFERENCES [dbo].[UserSessions] ([SessionId]),
    CONSTRAINT [FK_FeedbackSubmissions_InferenceRequests] FOREIGN KEY ([InferenceId]) REFERENCES [dbo].[InferenceRequests] ([InferenceId]) ON DELETE SET NULL,
    CONSTRAINT [FK_FeedbackSubmissions_Tenants] FOREIGN KEY ([TenantId]) REFERENCES [dbo].[Tenants] ([TenantId]),
    CONSTRAINT [CK_FeedbackSubmissions_Sentiment] CHECK ([Sentiment] BETWEEN -1 AND 1),
    CONSTRAINT [CK_FeedbackSubmissions_Status] CHECK ([Status] IN (N'New', N'InProgress', N'Resolved', N'Declined'))
);
GO

-- What nobody has dealt with.
CREATE NONCLUSTERED INDEX [IX_FeedbackSubmissions_Open]
    ON [dbo].[FeedbackSubmissions] ([TenantId], [SubmittedAt]) INCLUDE ([CategoryId], [Subject])
    WHERE [Status] IN (N'New', N'InProgress');
GO

CREATE NONCLUSTERED INDEX [IX_FeedbackSubmissions_Tenant]
    ON [dbo].[FeedbackSubmissions] ([TenantId], [SubmittedAt]);
GO

CREATE NONCLUSTERED INDEX [IX_FeedbackSubmissions_Category]
    ON [dbo].[FeedbackSubmissions] ([CategoryId]);
GO

CREATE NONCLUSTERED INDEX [IX_FeedbackSubmissions_Session]
    ON [dbo].[FeedbackSubmissions] ([SessionId])
    WHERE [SessionId] IS NOT NULL;
GO

CREATE NONCLUSTERED INDEX [IX_FeedbackSubmissions_Inference]
    ON [dbo].[FeedbackSubmissions] ([InferenceId])
    WHERE [InferenceId] IS NOT NULL;
