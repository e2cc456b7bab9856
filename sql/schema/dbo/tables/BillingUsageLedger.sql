-- What tenants used and what it costs. In memory for inserts without latches, durable because it is money, and
-- versioned because a correction must leave a trace. Lookups are by tenant and time span: that takes an ordered
-- index, a hash over both columns would only answer for one exact moment. Amounts are checked by the procedure
-- that inserts: DacFx adds CHECK constraints in a statement of their own, WITH NOCHECK, which is for tables on disk.
CREATE TABLE [dbo].[BillingUsageLedger]
(
    [LedgerId]      BIGINT IDENTITY (1, 1) NOT NULL,
    [TenantId]      INT             NOT NULL,
    [OperationType] NVARCHAR (50)   NOT NULL,
    [Quantity]      DECIMAL (18, 6) NOT NULL,
    [AmountUSD]     DECIMAL (18, 6) NOT NULL,
    [RecordedAt]    DATETIME2 (7)   NOT NULL,
    [SysStartTime]  DATETIME2 (7)   GENERATED ALWAYS AS ROW START HIDDEN NOT NULL,
    [SysEndTime]    DATETIME2 (7)   GENERATED ALWAYS AS ROW END HIDDEN NOT NULL,
    CONSTRAINT [PK_BillingUsageLedger] PRIMARY KEY NONCLUSTERED HASH ([LedgerId]) WITH (BUCKET_COUNT = 4194304),
    INDEX [IX_BillingUsageLedger_Tenant_RecordedAt] NONCLUSTERED ([TenantId], [RecordedAt]),
    PERIOD FOR SYSTEM_TIME ([SysStartTime], [SysEndTime])
)
WITH (MEMORY_OPTIMIZED = ON, DURABILITY = SCHEMA_AND_DATA, SYSTEM_VERSIONING = ON (HISTORY_TABLE = [dbo].[BillingUsageLedgerHistory], DATA_CONSISTENCY_CHECK = ON));
