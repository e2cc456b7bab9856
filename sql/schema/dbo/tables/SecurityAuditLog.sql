-- Who did what, or tried to. Without foreign keys: a row about an unknown tenant must get in as well.
CREATE TABLE [dbo].[SecurityAuditLog]
(
    [AuditId]       BIGINT IDENTITY (1, 1) NOT NULL,
    [TenantId]      INT            NULL,
    [EventType]     NVARCHAR (100) NOT NULL,
    [PrincipalName] NVARCHAR (128) NOT NULL,
    [ObjectName]    NVARCHAR (256) NULL,
    [WasAllowed]    BIT            NOT NULL,
    [ClientAddress] NVARCHAR (64)  NULL,
    [Details]       NVARCHAR (MAX) NULL,
    [OccurredAt]    DATETIME2 (7)  NOT NULL CONSTRAINT [DF_SecurityAuditLog_OccurredAt] DEFAULT (SYSUTCDATETIME()),
    CONSTRAINT [PK_SecurityAuditLog] PRIMARY KEY CLUSTERED ([AuditId]),
    CONSTRAINT [CK_SecurityAuditLog_Details] CHECK ([Details] IS NULL OR ISJSON([Details]) = 1)
);
GO

CREATE NONCLUSTERED INDEX [IX_SecurityAuditLog_OccurredAt]
    ON [dbo].[SecurityAuditLog] ([OccurredAt]) INCLUDE ([EventType], [PrincipalName], [WasAllowed]);
GO

-- Refusals: what an auditor reads first.
CREATE NONCLUSTERED INDEX [IX_SecurityAuditLog_Refused]
    ON [dbo].[SecurityAuditLog] ([TenantId], [OccurredAt]) INCLUDE ([EventType], [PrincipalName])
    WHERE [WasAllowed] = 0;
