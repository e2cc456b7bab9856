-- Uses that went beyond a quota, or were refused because they would have.
CREATE TABLE [dbo].[BillingQuotaViolations]
(
    [ViolationId]   BIGINT IDENTITY (1, 1) NOT NULL,
    [TenantId]      INT             NOT NULL,
    [OperationType] NVARCHAR (50)   NOT NULL,
    [MonthlyLimit]  DECIMAL (18, 6) NOT NULL,
    [UsedQuantity]  DECIMAL (18, 6) NOT NULL,
    [AskedQuantity] DECIMAL (18, 6) NOT NULL,
    [WasRefused]    BIT             NOT NULL,
    [ViolatedAt]    DATETIME2 (7)   NOT NULL CONSTRAINT [DF_BillingQuotaViolations_ViolatedAt] DEFAULT (SYSUTCDATETIME()),
    CONSTRAINT [PK_BillingQuotaViolations] PRIMARY KEY CLUSTERED ([ViolationId]),
    CONSTRAINT [FK_BillingQuotaViolations_Tenants] FOREIGN KEY ([TenantId]) REFERENCES [dbo].[Tenants] ([TenantId])
);
GO

CREATE NONCLUSTERED INDEX [IX_BillingQuotaViolations_Tenant]
    ON [dbo].[BillingQuotaViolations] ([TenantId], [ViolatedAt]);
