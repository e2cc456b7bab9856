-- What programs report about themselves. Without foreign keys, so that nothing is lost for being early.
CREATE TABLE [dbo].[TelemetryEvents]
(
    [TelemetryEventId] BIGINT IDENTITY (1, 1) NOT NULL,
    [TenantId]         INT              NULL,
    [EventName]        NVARCHAR (128)   NOT NULL,
    [SessionId]        UNIQUEIDENTIFIER NULL,
    [OperationId]      NVARCHAR (64)    NULL,
    [Properties]       JSON             NULL,
    [DurationMs]       INT              NULL,
    [OccurredAt]       DATETIME2 (7)    NOT NULL CONSTRAINT [DF_TelemetryEvents_OccurredAt] DEFAULT (SYSUTCDATETIME()),
    CONSTRAINT [PK_TelemetryEvents] PRIMARY KEY CLUSTERED ([TelemetryEventId]),
    CONSTRAINT [CK_TelemetryEvents_Properties] CHECK ([Properties] IS NULL OR ISJSON(CONVERT(NVARCHAR (MAX), [Properties])) = 1),
    CONSTRAINT [CK_TelemetryEvents_DurationMs] CHECK ([DurationMs] >= 0)
);
GO

CREATE NONCLUSTERED INDEX [IX_TelemetryEvents_Name]
    ON [dbo].[TelemetryEvents] ([EventName], [OccurredAt]);
GO

CREATE NONCLUSTERED INDEX [IX_TelemetryEvents_Tenant]
    ON [dbo].[TelemetryEvents] ([TenantId], [OccurredAt]);
GO

-- All that belongs to one operation.
CREATE NONCLUSTERED INDEX [IX_TelemetryEvents_Operation]
    ON [dbo].[TelemetryEvents] ([OperationId])
    WHERE [OperationId] IS NOT NULL;
