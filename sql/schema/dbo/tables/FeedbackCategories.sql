-- What feedback can be about.
CREATE TABLE [dbo].[FeedbackCategories]
(
    [CategoryId]   INT IDENTITY (1, 1) NOT NULL,
    [CategoryName] NVARCHAR (100) NOT NULL,
    [Description]  NVARCHAR (500) NOT NULL,
    [IsActive]     BIT            NOT NULL CONSTRAINT [DF_FeedbackCategories_IsActive] DEFAULT (1),
    CONSTRAINT [PK_FeedbackCategories] PRIMARY KEY CLUSTERED ([CategoryId]),
    CONSTRAINT [UQ_FeedbackCategories_CategoryName] UNIQUE ([CategoryName])
);
