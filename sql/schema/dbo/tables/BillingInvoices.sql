-- The invoice of a tenant for a month; one that was issued is corrected by a credit, not by a second one.
CREATE TABLE [dbo].[BillingInvoices]
(
    [InvoiceId]     BIGINT IDENTITY (1, 1) NOT NULL,
    [TenantId]      INT             NOT NULL,
    [InvoiceNumber] NVARCHAR (50)   NOT NULL,
    [PlanCode]      NVARCHAR (64)   NOT NULL,
    [PeriodStart]   DATETIME2 (7)   NOT NULL,
    [PeriodEnd]     DATETIME2 (7)   NOT NULL,
    [SubtotalUSD]   DECIMAL (18, 6) NOT NULL,
    [CreditUSD]     DECIMAL (18, 6) NOT NULL CONSTRAINT [DF_BillingInvoices_CreditUSD] DEFAULT (0),
    [TotalUSD]      AS ([SubtotalUSD] - [CreditUSD]),
    [Lines]         NVARCHAR (MAX)  NOT NULL,
    [Status]        NVARCHAR (20)   NOT NULL CONSTRAINT [DF_BillingInvoices_Status] DEFAULT (N'Draft'),
    [IssuedAt]      DATETIME2 (7)   NULL,
    [PaidAt]        DATETIME2 (7)   NULL,
    [CreatedAt]     DATETIME2 (7)   NOT NULL CONSTRAINT [DF_BillingInvoices_CreatedAt] DEFAULT (SYSUTCDATETIME()),
    CONSTRAINT [PK_BillingInvoices] PRIMARY KEY CLUSTERED ([InvoiceId]),
    CONSTRAINT [UQ_BillingInvoices_InvoiceNumber] UNIQUE ([InvoiceNumber]),
    CONSTRAINT [FK_BillingInvoices_BillingRatePlans] FOREIGN KEY ([PlanCode]) REFERENCES [dbo].[BillingRatePlans] ([PlanCode]),
    CONSTRAINT [FK_BillingInvoices_Tenants] FOREIGN KEY ([TenantId]) REFERENCES [dbo].[Tenants] ([TenantId]),
    CONSTRAINT [CK_BillingInvoices_Lines] CHECK (ISJSON([Lines]) = 1),
    CONSTRAINT [CK_BillingInvoices_Period] CHECK ([PeriodEnd] > [PeriodStart]),
    CONSTRAINT [CK_BillingInvoices_Amounts] CHECK ([SubtotalUSD] >= 0 AND [CreditUSD] BETWEEN 0 AND [SubtotalUSD]),
    CONSTRAINT [CK_BillingInvoices_Status] CHECK ([Status] IN (N'Draft', N'Issued', N'Paid', N'Void')),
    CONSTRAINT [CK_BillingInvoices_IssuedAt] CHECK ([Status] IN (N'Draft', N'Void') OR [IssuedAt] IS NOT NULL),
    CONSTRAINT [CK_BillingInvoices_PaidAt] CHECK ([Status] <> N'Paid' OR [PaidAt] IS NOT NULL)
);
GO

-- One invoice for a month that counts; void ones are kept beside it.
CREATE UNIQUE NONCLUSTERED INDEX [UX_BillingInvoices_Tenant_Period]
    ON [dbo].[BillingInvoices] ([TenantId], [PeriodStart])
    WHERE [Status] <> N'Void';
GO

-- What is still to be paid.
CREATE NONCLUSTERED INDEX [IX_BillingInvoices_Open]
    ON [dbo].[BillingInvoices] ([IssuedAt]) INCLUDE ([TenantId], [SubtotalUSD], [CreditUSD])
    WHERE [Status] = N'Issued';
GO

CREATE NONCLUSTERED INDEX [IX_BillingInvoices_PlanCode]
    ON [dbo].[BillingInvoices] ([PlanCode]);
