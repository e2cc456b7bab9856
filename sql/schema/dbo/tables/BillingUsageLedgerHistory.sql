-- Earlier versions of the rows of dbo.BillingUsageLedger, on disk as the history of a memory-optimized table must
-- be; the server alone writes here. Kept without limit: it is the audit of what was billed.
CREATE TABLE [dbo].[BillingUsageLedgerHistory]
(
    [LedgerId]      BIGINT          NOT NULL,
    [TenantId]      INT             NOT NULL,
    [OperationType] NVARCHAR (50)   NOT NULL,
    [Quantity]      DECIMAL (18, 6) NOT NULL,
    [AmountUSD]     DECIMAL (18, 6) NOT NULL,
    [RecordedAt]    DATETIME2 (7)   NOT NULL,
    [SysStartTime]  DATETIME2 (7)   NOT NULL,
    [SysEndTime]    DATETIME2 (7)   NOT NULL
);
GO

CREATE CLUSTERED COLUMNSTORE INDEX [CCI_BillingUsageLedgerHistory]
    ON [dbo].[BillingUsageLedgerHistory];
