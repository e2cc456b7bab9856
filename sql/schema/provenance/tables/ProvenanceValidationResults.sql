-- Whether the provenance of an operation holds together: one row a rule and validation.
CREATE TABLE [provenance].[ProvenanceValidationResults]
(
    [ValidationId] BIGINT IDENTITY (1, 1) NOT NULL,
    [TenantId]     INT              NOT NULL,
    [OperationId]  UNIQUEIDENTIFIER NOT NULL,
    [RuleName]     NVARCHAR (100)   NOT NULL,
    [Outcome]      NVARCHAR (10)    NOT NULL,
    [Evidence]     NVARCHAR (2000)  NULL,
    [ValidatedAt]  DATETIME2 (7)    NOT NULL CONSTRAINT [DF_ProvenanceValidationResults_ValidatedAt] DEFAULT (SYSUTCDATETIME()),
    CONSTRAINT [PK_ProvenanceValidationResults] PRIMARY KEY CLUSTERED ([ValidationId]),
    CONSTRAINT [FK_ProvenanceValidationResults_OperationProvenance] FOREIGN KEY ([OperationId]) REFERENCES [provenance].[OperationProvenance] ([OperationId]),
    CONSTRAINT [FK_ProvenanceValidationResults_Tenants] FOREIGN KEY ([TenantId]) REFERENCES [dbo].[Tenants] ([TenantId]),
    CONSTRAINT [CK_ProvenanceValidationResults_Outcome] CHECK ([Outcome] IN (N'Pass', N'Warning', N'Fail'))
);
GO

CREATE NONCLUSTERED INDEX [IX_ProvenanceValidationResults_Operation]
    ON [provenance].[ProvenanceValidationResults] ([OperationId], [ValidatedAt]);
GO

-- What did not hold.
CREATE NONCLUSTERED INDEX [IX_ProvenanceValidationResults_Failures]
    ON [provenance].[ProvenanceValidationResults] ([TenantId], [ValidatedAt]) INCLUDE ([OperationId], [RuleName])
    WHERE [Outcome] = N'Fail';
GO

CREATE NONCLUSTERED INDEX [IX_ProvenanceValidationResults_Tenant]
    ON [provenance].[ProvenanceValidationResults] ([TenantId], [ValidatedAt]);
