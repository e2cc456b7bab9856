-- Runs over a window of events of a stream: what went in and what came out.
CREATE TABLE [Stream].[StreamOrchestrationResults]
(
    [OrchestrationId] BIGINT IDENTITY (1, 1) NOT NULL,
    [TenantId]        INT            NOT NULL,
    [StreamName]      NVARCHAR (256) NOT NULL,
    [Modality]        NVARCHAR (64)  NOT NULL,
    [WindowStart]     DATETIME2 (7)  NOT NULL,
    [WindowEnd]       DATETIME2 (7)  NOT NULL,
    [EventCount]      INT            NOT NULL,
    [Aggregation]     NVARCHAR (50)  NOT NULL,
    [Result]          JSON           NULL,
    [DurationMs]      INT            NULL,
    [CreatedAt]       DATETIME2 (7)  NOT NULL CONSTRAINT [DF_StreamOrchestrationResults_CreatedAt] DEFAULT (SYSUTCDATETIME()),
    CONSTRAINT [PK_StreamOrchestrationResults] PRIMARY KEY CLUSTERED ([OrchestrationId]),
    CONSTRAINT [FK_StreamOrchestrationResults_Tenants] FOREIGN KEY ([TenantId]) REFERENCES [dbo].[Tenants] ([TenantId]),
    CONSTRAINT [CK_StreamOrchestrationResults_Result] CHECK ([Result] IS NULL OR ISJSON(CONVERT(NVARCHAR (MAX), [Result])) = 1),
    CONSTRAINT [CK_StreamOrchestrationResults_Window] CHECK ([WindowEnd] > [WindowStart]),
    CONSTRAINT [CK_StreamOrchestrationResults_EventCount] CHECK ([EventCount] >= 0),
    CONSTRAINT [CK_StreamOrchestrationResults_DurationMs] CHECK ([DurationMs] >= 0)
);
GO

CREATE NONCLUSTERED INDEX [IX_StreamOrchestrationResults_Tenant_Stream]
    ON [Stream].[StreamOrchestrationResults] ([TenantId], [StreamName], [WindowStart]);
