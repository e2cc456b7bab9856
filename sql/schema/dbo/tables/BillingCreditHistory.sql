-- Credits given to a tenant and taken from what it owes. The balance is the sum; nothing is ever overwritten.
CREATE TABLE [dbo].[BillingCreditHistory]
(
    [CreditId]  BIGINT IDENTITY (1, 1) NOT NULL,
    [TenantId]  INT             NOT NULL,
    [InvoiceId] BIGINT          NULL,
    [AmountUSD] DECIMAL (18, 6) NOT NULL,
    [Reason]    NVARCHAR (256)  NOT NULL,
    [ExpiresAt] DATETIME2 (7)   NULL,
    [CreatedAt] DATETIME2 (7)   NOT NULL CONSTRAINT [DF_BillingCreditHistory_CreatedAt] DEFAULT (SYSUTCDATETIME()),
    [CreatedBy] NVARCHAR (128)  NOT NULL CONSTRAINT [DF_BillingCreditHistory_CreatedBy] DEFAULT (SUSER_SNAME()),
    CONSTRAINT [PK_BillingCreditHistory] PRIMARY KEY CLUSTERED ([CreditId]),
    CONSTRAINT [FK_BillingCreditHistory_BillingInvoices] FOREIGN KEY ([InvoiceId]) REFERENCES [dbo].[BillingInvoices] ([InvoiceId]),
    CONSTRAINT [FK_BillingCreditHistory_Tenants] FOREIGN KEY ([TenantId]) REFERENCES [dbo].[Tenants] ([TenantId]),
    CONSTRAINT [CK_BillingCreditHistory_AmountUSD] CHECK ([AmountUSD] <> 0)
);
GO

CREATE NONCLUSTERED INDEX [IX_BillingCreditHistory_Tenant]
    ON [dbo].[BillingCreditHistory] ([TenantId], [CreatedAt]) INCLUDE ([AmountUSD], [ExpiresAt]);
GO

CREATE NONCLUSTERED INDEX [IX_BillingCreditHistory_Invoice]
    ON [dbo].[BillingCreditHistory] ([InvoiceId])
    WHERE [InvoiceId] IS NOT NULL;
