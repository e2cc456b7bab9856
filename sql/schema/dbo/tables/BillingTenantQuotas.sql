-- The plan of a tenant and how much of an operation it may use in a month.
CREATE TABLE [dbo].[BillingTenantQuotas]
(
    [TenantId]      INT             NOT NULL,
    [OperationType] NVARCHAR (50)   NOT NULL,
    [PlanCode]      NVARCHAR (64)   NOT NULL,
    [MonthlyLimit]  DECIMAL (18, 6) NULL,
    [IsEnforced]    BIT             NOT NULL CONSTRAINT [DF_BillingTenantQuotas_IsEnforced] DEFAULT (1),
    [UpdatedAt]     DATETIME2 (7)   NOT NULL CONSTRAINT [DF_BillingTenantQuotas_UpdatedAt] DEFAULT (SYSUTCDATETIME()),
    CONSTRAINT [PK_BillingTenantQuotas] PRIMARY KEY CLUSTERED ([TenantId], [OperationType]),
    CONSTRAINT [FK_BillingTenantQuotas_Tenants] FOREIGN KEY ([TenantId]) REFERENCES [dbo].[Tenants] ([TenantId]),
    CONSTRAINT [FK_BillingTenantQuotas_BillingRatePlans] FOREIGN KEY ([PlanCode]) REFERENCES [dbo].[BillingRatePlans] ([PlanCode]),
    CONSTRAINT [CK_BillingTenantQuotas_MonthlyLimit] CHECK ([MonthlyLimit] >= 0)
);
GO

CREATE NONCLUSTERED INDEX [IX_BillingTenantQuotas_Plan]
    ON [dbo].[BillingTenantQuotas] ([PlanCode]);
