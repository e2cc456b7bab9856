-- Requests for inference and how they went; the autonomous loop reads its measurements from here. Questions and answers
-- are text as often as JSON, so only the models are held to JSON.
CREATE TABLE [dbo].[InferenceRequests]
(
    [InferenceId]      BIGINT IDENTITY (1, 1) NOT NULL,
    [TenantId]         INT            NOT NULL,
    [RequestTimestamp] DATETIME2 (7)  NOT NULL CONSTRAINT [DF_InferenceRequests_RequestTimestamp] DEFAULT (SYSUTCDATETIME()),
    [ModelId]          INT            NULL,
    [InputData]        NVARCHAR (MAX) NOT NULL,
    [OutputData]       NVARCHAR (MAX) NULL,
    [ModelsUsed]       NVARCHAR (MAX) NULL,
    [TotalDurationMs]  INT            NULL,
    [Status]           NVARCHAR (50)  NOT NULL CONSTRAINT [DF_InferenceRequests_Status] DEFAULT (N'Pending'),
    CONSTRAINT [PK_InferenceRequests] PRIMARY KEY CLUSTERED ([InferenceId]),
    CONSTRAINT [FK_InferenceRequests_Models] FOREIGN KEY ([ModelId]) REFERENCES [dbo].[Models] ([ModelId]),
    CONSTRAINT [FK_InferenceRequests_Tenants] FOREIGN KEY ([TenantId]) REFERENCES [dbo].[Tenants] ([TenantId]),
    CONSTRAINT [CK_InferenceRequests_Status] CHECK ([Status] IN (N'Pending', N'Running', N'Completed', N'Failed')),
    CONSTRAINT [CK_InferenceRequests_TotalDurationMs] CHECK ([TotalDurationMs] >= 0),
    CONSTRAINT [CK_InferenceRequests_ModelsUsed] CHECK ([ModelsUsed] IS NULL OR ISJSON([ModelsUsed]) = 1)
);
GO

CREATE NONCLUSTERED INDEX [IX_InferenceRequests_Timestamp]
    ON [dbo].[InferenceRequests] ([RequestTimestamp]);
GO

-- What the loop measures, without touching the payloads.
CREATE NONCLUSTERED INDEX [IX_InferenceRequests_Tenant]
    ON [dbo].[InferenceRequests] ([TenantId], [RequestTimestamp]) INCLUDE ([ModelId], [Status], [TotalDurationMs]);
GO

-- Work that is still open; finished requests, nearly all of them, are not in it.
CREATE NONCLUSTERED INDEX [IX_InferenceRequests_Status]
    ON [dbo].[InferenceRequests] ([Status], [RequestTimestamp]) INCLUDE ([TenantId])
    WHERE [Status] IN (N'Pending', N'Running');
