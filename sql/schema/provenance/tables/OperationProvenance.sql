-- Each operation whose origin is kept: what it was, and the stream that tells of it step by step.
CREATE TABLE [provenance].[OperationProvenance]
(
    [OperationId]   UNIQUEIDENTIFIER NOT NULL CONSTRAINT [DF_OperationProvenance_OperationId] DEFAULT (NEWID()),
    [TenantId]      INT              NOT NULL,
    [OperationType] NVARCHAR (100)   NOT NULL,
    [StreamId]      UNIQUEIDENTIFIER NULL,
    [InferenceId]   BIGINT           NULL,
    [Details]       NVARCHAR (MAX)   NULL,
    [StartedAt]     DATETIME2 (7)    NOT NULL CONSTRAINT [DF_OperationProvenance_StartedAt] DEFAULT (SYSUTCDATETIME()),
    [CompletedAt]   DATETIME2 (7)    NULL,
    CONSTRAINT [PK_OperationProvenance] PRIMARY KEY NONCLUSTERED ([OperationId]),
    CONSTRAINT [FK_OperationProvenance_GenerationStreams] FOREIGN KEY ([StreamId]) REFERENCES [provenance].[GenerationStreams] ([StreamId]),
    CONSTRAINT [FK_OperationProvenance_InferenceRequests] FOREIGN KEY ([InferenceId]) REFERENCES [dbo].[InferenceRequests] ([InferenceId]) ON DELETE SET NULL,
    CONSTRAINT [FK_OperationProvenance_Tenants] FOREIGN KEY ([TenantId]) REFERENCES [dbo].[Tenants] ([TenantId]),
    CONSTRAINT [CK_OperationProvenance_Details] CHECK ([Details] IS NULL OR ISJSON([Details]) = 1)
);
GO

-- In the order of time: the key is random and would scatter the rows.
CREATE CLUSTERED INDEX [IX_OperationProvenance_Tenant_Started]
    ON [provenance].[OperationProvenance] ([TenantId], [StartedAt]);
GO

CREATE NONCLUSTERED INDEX [IX_OperationProvenance_Stream]
    ON [provenance].[OperationProvenance] ([StreamId])
    WHERE [StreamId] IS NOT NULL;
GO

CREATE NONCLUSTERED INDEX [IX_OperationProvenance_Inference]
    ON [provenance].[OperationProvenance] ([InferenceId])
    WHERE [InferenceId] IS NOT NULL;
