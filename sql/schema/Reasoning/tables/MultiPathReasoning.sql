-- A question explored along several ways; the best one is marked.
CREATE TABLE [Reasoning].[MultiPathReasoning]
(
    [PathId]             BIGINT IDENTITY (1, 1) NOT NULL,
    [TenantId]           INT              NOT NULL,
    [ReasoningId]        UNIQUEIDENTIFIER NOT NULL,
    [InferenceRequestId] BIGINT           NULL,
    [PathNumber]         INT              NOT NULL,
    [Steps]              NVARCHAR (MAX)   NOT NULL,
    [Score]              FLOAT (53)       NULL,
    [IsBest]             BIT              NOT NULL CONSTRAINT [DF_MultiPathReasoning_IsBest] DEFAULT (0),
    [CreatedAt]          DATETIME2 (7)    NOT NULL CONSTRAINT [DF_MultiPathReasoning_CreatedAt] DEFAULT (SYSUTCDATETIME()),
    CONSTRAINT [PK_MultiPathReasoning] PRIMARY KEY CLUSTERED ([PathId]),
    CONSTRAINT [UQ_MultiPathReasoning_ReasoningId_PathNumber] UNIQUE ([ReasoningId], [PathNumber]),
    CONSTRAINT [FK_MultiPathReasoning_InferenceRequests] FOREIGN KEY ([InferenceRequestId]) REFERENCES [dbo].[InferenceRequests] ([InferenceId]) ON DELETE SET NULL,
    CONSTRAINT [FK_MultiPathReasoning_Tenants] FOREIGN KEY ([TenantId]) REFERENCES [dbo].[Tenants] ([TenantId]),
    CONSTRAINT [CK_MultiPathReasoning_Steps] CHECK (ISJSON([Steps]) = 1),
    CONSTRAINT [CK_MultiPathReasoning_PathNumber] CHECK ([PathNumber] > 0)
);
GO

CREATE UNIQUE NONCLUSTERED INDEX [UX_MultiPathReasoning_Best]
    ON [Reasoning].[MultiPathReasoning] ([ReasoningId])
    WHERE [IsBest] = 1;
GO

CREATE NONCLUSTERED INDEX [IX_MultiPathReasoning_Tenant]
    ON [Reasoning].[MultiPathReasoning] ([TenantId], [CreatedAt]);
GO

CREATE NONCLUSTERED INDEX [IX_MultiPathReasoning_InferenceRequest]
    ON [Reasoning].[MultiPathReasoning] ([InferenceRequestId])
    WHERE [InferenceRequestId] IS NOT NULL;
