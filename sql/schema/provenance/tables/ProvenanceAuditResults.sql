-- Audits of provenance over a span of time, summed up.
CREATE TABLE [provenance].[ProvenanceAuditResults]
(
    [AuditId]           BIGINT IDENTITY (1, 1) NOT NULL,
    [TenantId]          INT            NOT NULL,
    [PeriodStart]       DATETIME2 (7)  NOT NULL,
    [PeriodEnd]         DATETIME2 (7)  NOT NULL,
    [OperationsAudited] INT            NOT NULL,
    [OperationsValid]   INT            NOT NULL,
    [OperationsFailed]  INT            NOT NULL,
    [Score]             AS (CONVERT(DECIMAL (5, 4), CASE WHEN [OperationsAudited] = 0 THEN 1 ELSE 1.0 * [OperationsValid] / [OperationsAudited] END)),
    [Findings]          NVARCHAR (MAX) NULL,
    [AuditedAt]         DATETIME2 (7)  NOT NULL CONSTRAINT [DF_ProvenanceAuditResults_AuditedAt] DEFAULT (SYSUTCDATETIME()),
    [AuditedBy]         NVARCHAR (128) NOT NULL CONSTRAINT [DF_ProvenanceAuditResults_AuditedBy] DEFAULT (SUSER_SNAME()),
    CONSTRAINT [PK_ProvenanceAuditResults] PRIMARY KEY CLUSTERED ([AuditId]),
    CONSTRAINT [FK_ProvenanceAuditResults_Tenants] FOREIGN KEY ([TenantId]) REFERENCES [dbo].[Tenants] ([TenantId]),
    CONSTRAINT [CK_ProvenanceAuditResults_Findings] CHECK ([Findings] IS NULL OR ISJSON([Findings]) = 1),
    CONSTRAINT [CK_ProvenanceAuditResults_Period] CHECK ([PeriodEnd] > [PeriodStart]),
    CONSTRAINT [CK_ProvenanceAuditResults_Counts] CHECK ([OperationsValid] >= 0 AND [OperationsFailed] >= 0 AND [OperationsValid] + [OperationsFailed] <= [OperationsAudited])
);
GO

CREATE NONCLUSTERED INDEX [IX_ProvenanceAuditResults_Tenant]
    ON [provenance].[ProvenanceAuditResults] ([TenantId], [AuditedAt]);
