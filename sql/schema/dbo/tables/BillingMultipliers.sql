-- Factors on a rate for a while: a discount for one tenant, a surcharge for an operation, or both.
CREATE TABLE [dbo].[BillingMultipliers]
(
    [MultiplierId]  INT IDENTITY (1, 1) NOT NULL,
    [TenantId]      INT            NULL,
    [OperationType] NVARCHAR (50)  NULL,
    [Multiplier]    DECIMAL (9, 6) NOT NULL,
    [Reason]        NVARCHAR (256) NOT NULL,
    [ValidFrom]     DATETIME2 (7)  NOT NULL,
    [ValidTo]       DATETIME2 (7)  NULL,
    CONSTRAINT [PK_BillingMultipliers] PRIMARY KEY CLUSTERED ([MultiplierId]),
    CONSTRAINT [FK_BillingMultipliers_Tenants] FOREIGN KEY ([TenantId]) REFERENCES [dbo].[Tenants] ([TenantId]),
    CONSTRAINT [CK_BillingMultipliers_Multiplier] CHECK ([Multiplier] > 0),
    CONSTRAINT [CK_BillingMultipliers_Valid] CHECK ([ValidTo] IS NULL OR [ValidTo] > [ValidFrom])
);
GO

CREATE NONCLUSTERED INDEX [IX_BillingMultipliers_Tenant_Operation]
    ON [dbo].[BillingMultipliers] ([TenantId], [OperationType], [ValidFrom]) INCLUDE ([ValidTo], [Multiplier]);
