-- Feedback summed up by day, model and category. Only ever read in bulk: a columnstore is the table itself.
CREATE TABLE [dbo].[FeedbackAnalytics]
(
    [AnalyticsId]   BIGINT IDENTITY (1, 1) NOT NULL,
    [TenantId]      INT            NOT NULL,
    [FeedbackDate]  DATE           NOT NULL,
    [ModelId]       INT            NULL,
    [CategoryId]    INT            NULL,
    [FeedbackCount] INT            NOT NULL,
    [AverageRating] DECIMAL (4, 3) NULL,
    [PositiveCount] INT            NOT NULL CONSTRAINT [DF_FeedbackAnalytics_PositiveCount] DEFAULT (0),
    [NegativeCount] INT            NOT NULL CONSTRAINT [DF_FeedbackAnalytics_NegativeCount] DEFAULT (0),
    [ComputedAt]    DATETIME2 (7)  NOT NULL CONSTRAINT [DF_FeedbackAnalytics_ComputedAt] DEFAULT (SYSUTCDATETIME()),
    CONSTRAINT [PK_FeedbackAnalytics] PRIMARY KEY NONCLUSTERED ([AnalyticsId]),
    CONSTRAINT [FK_FeedbackAnalytics_Models] FOREIGN KEY ([ModelId]) REFERENCES [dbo].[Models] ([ModelId]),
    CONSTRAINT [FK_FeedbackAnalytics_FeedbackCategories] FOREIGN KEY ([CategoryId]) REFERENCES [dbo].[FeedbackCategories] ([CategoryId]),
    CONSTRAINT [FK_FeedbackAnalytics_Tenants] FOREIGN KEY ([TenantId]) REFERENCES [dbo].[Tenants] ([TenantId]),
    CONSTRAINT [CK_FeedbackAnalytics_Counts] CHECK ([FeedbackCount] >= 0 AND [PositiveCount] >= 0 AND [NegativeCount] >= 0),
    CONSTRAINT [CK_FeedbackAnalytics_AverageRating] CHECK ([AverageRating] BETWEEN 1 AND 5)
);
GO

CREATE CLUSTERED COLUMNSTORE INDEX [CCI_FeedbackAnalytics]
    ON [dbo].[FeedbackAnalytics];
GO

-- One row for each combination; it also serves the foreign key of the tenant.
CREATE UNIQUE NONCLUSTERED INDEX [UX_FeedbackAnalytics_Day]
    ON [dbo].[FeedbackAnalytics] ([TenantId], [FeedbackDate], [ModelId], [CategoryId]);
GO

CREATE NONCLUSTERED INDEX [IX_FeedbackAnalytics_Model]
    ON [dbo].[FeedbackAnalytics] ([ModelId])
    WHERE [ModelId] IS NOT NULL;
GO

CREATE NONCLUSTERED INDEX [IX_FeedbackAnalytics_Category]
    ON [dbo].[FeedbackAnalytics] ([CategoryId])
    WHERE [CategoryId] IS NOT NULL;
