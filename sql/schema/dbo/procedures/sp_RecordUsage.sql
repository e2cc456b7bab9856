-- Bills one use: reads the rates and the quota on disk, then hands the amount to the natively compiled insert. A
-- quota is checked and not locked, so uses at the same instant may pass it by a little.
CREATE PROCEDURE [dbo].[sp_RecordUsage]
    @TenantId      INT,
    @OperationType NVARCHAR (50),
    @Quantity      DECIMAL (18, 6),
    @AmountUSD     DECIMAL (18, 6) = NULL OUTPUT,
    @LedgerId      BIGINT          = NULL OUTPUT
AS
BEGIN
    SET NOCOUNT ON;

    DECLARE @now        DATETIME2 (7) = SYSUTCDATETIME(),
            @monthStart DATETIME2 (7),
            @limit      DECIMAL (18, 6),
            @enforced   BIT = 0,
            @used       DECIMAL (18, 6);

    BEGIN TRY
        IF NOT EXISTS (SELECT 1 FROM [dbo].[Tenants] WHERE [TenantId] = @TenantId AND [IsActive] = 1)
            THROW 50030, N'There is no active tenant of that number.', 1;

        SET @monthStart = DATETIME2FROMPARTS(YEAR(@now), MONTH(@now), 1, 0, 0, 0, 0, 7);

        EXECUTE [dbo].[sp_ApplyMultiplier] @TenantId, @OperationType, @Quantity, @now, @AmountUSD OUTPUT;

        SELECT @limit = [MonthlyLimit], @enforced = [IsEnforced]
        FROM [dbo].[BillingTenantQuotas]
        WHERE [TenantId] = @TenantId
          AND [OperationType] = @OperationType;

        IF @limit IS NOT NULL
        BEGIN
            -- Said at the table, so that it also holds inside a caller's transaction.
            SELECT @used = ISNULL(SUM([Quantity]), 0)
            FROM [dbo].[BillingUsageLedger] WITH (SNAPSHOT)
            WHERE [TenantId] = @TenantId
              AND [RecordedAt] >= @monthStart
              AND [OperationType] = @OperationType;

            IF @used + @Quantity > @limit
            BEGIN
                INSERT INTO [dbo].[BillingQuotaViolations]
                    ([TenantId], [OperationType], [MonthlyLimit], [UsedQuantity], [AskedQuantity], [WasRefused])
                VALUES
                    (@TenantId, @OperationType, @limit, @used, @Quantity, @enforced);

                IF @enforced = 1
                    THROW 50051, N'The monthly quota of the tenant for this operation is used up.', 1;
            END;
        END;

        EXECUTE [dbo].[sp_InsertBillingUsageRecord_Native]
            @TenantId, @OperationType, @Quantity, @AmountUSD, @now, @LedgerId OUTPUT;
    END TRY
    BEGIN CATCH
        SET @LedgerId = NULL;
        THROW;
    END CATCH;
END;
