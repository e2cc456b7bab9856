-- Events that were found in a stream by grouping what lies close together.
CREATE TABLE [Stream].[EventGenerationResults]
(
    [EventGenerationId] BIGINT IDENTITY (1, 1) NOT NULL,
    [TenantId]          INT            NOT NULL,
    [OrchestrationId]   BIGINT         NULL,
    [EventType]         NVARCHAR (100) NOT NULL,
    [Threshold]         FLOAT (53)     NOT NULL,
    [ClusterCount]      INT            NOT NULL,
    [EventsGenerated]   INT            NOT NULL,
    [DurationMs]        INT            NULL,
    [CreatedAt]         DATETIME2 (7)  NOT NULL CONSTRAINT [DF_EventGenerationResults_CreatedAt] DEFAULT (SYSUTCDATETIME()),
    CONSTRAINT [PK_EventGenerationResults] PRIMARY KEY CLUSTERED ([EventGenerationId]),
    CONSTRAINT [FK_EventGenerationResults_StreamOrchestrationResults] FOREIGN KEY ([OrchestrationId]) REFERENCES [Stream].[StreamOrchestrationResults] ([OrchestrationId]),
    CONSTRAINT [FK_EventGenerationResults_Tenants] FOREIGN KEY ([TenantId]) REFERENCES [dbo].[Tenants] ([TenantId]),
    CONSTRAINT [CK_EventGenerationResults_Counts] CHECK ([ClusterCount] >= 0 AND [EventsGenerated] >= 0),
    CONSTRAINT [CK_EventGenerationResults_DurationMs] CHECK ([DurationMs] >= 0)
);
GO

CREATE NONCLUSTERED INDEX [IX_EventGenerationResults_Tenant]
    ON [Stream].[EventGenerationResults] ([TenantId], [CreatedAt]);
GO

CREATE NONCLUSTERED INDEX [IX_EventGenerationResults_Orchestration]
    ON [Stream].[EventGenerationResults] ([OrchestrationId])
    WHERE [OrchestrationId] IS NOT NULL;
