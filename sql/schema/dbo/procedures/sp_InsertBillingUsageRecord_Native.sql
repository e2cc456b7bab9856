-- One row into the ledger, compiled to machine code. It gets the amount: a natively compiled procedure cannot read
-- the rates, which are on disk. Callers go through dbo.sp_RecordUsage.
CREATE PROCEDURE [dbo].[sp_InsertBillingUsageRecord_Native]
    @TenantId      INT             NOT NULL,
    @OperationType NVARCHAR (50)   NOT NULL,
    @Quantity      DECIMAL (18, 6) NOT NULL,
    @AmountUSD     DECIMAL (18, 6) NOT NULL,
    @RecordedAt    DATETIME2 (7)   NOT NULL,
    @LedgerId      BIGINT          OUTPUT
WITH NATIVE_COMPILATION, SCHEMABINDING
AS
BEGIN ATOMIC WITH (TRANSACTION ISOLATION LEVEL = SNAPSHOT, LANGUAGE = N'us_english')
    IF @Quantity < 0 OR @AmountUSD < 0
        THROW 50052, N'Neither a quantity nor an amount is negative; corrections are updates.', 1;

    INSERT INTO [dbo].[BillingUsageLedger] ([TenantId], [OperationType], [Quantity], [AmountUSD], [RecordedAt])
    VALUES (@TenantId, @OperationType, @Quantity, @AmountUSD, @RecordedAt);

    SET @LedgerId = SCOPE_IDENTITY();
END;
