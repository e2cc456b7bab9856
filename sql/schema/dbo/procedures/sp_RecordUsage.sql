-- Bills one use: reads the quota and the rates on disk, then hands the amount to the natively compiled insert.
CREATE PROCEDURE [dbo].[sp_RecordUsage]
    @TenantId      INT,
    @OperationType NVARCHAR (50),
    @Quantity      DECIMAL (18, 6),
    @AmountUSD     DECIMAL (18, 6) = NULL OUTPUT,
    @LedgerId      BIGINT          = NULL OUTPUT
AS
BEGIN
    SET NOCOUNT ON;

    DECLARE @now DATETIME2 (7) = SYSUTCDATETIME();

    BEGIN TRY
        IF NOT EXISTS (SELECT 1 FROM [dbo].[Tenants] WHERE [TenantId] = @TenantId AND [IsActive] = 1)
            THROW 50030, N'There is no active tenant of that number.', 1;

        EXECUTE [dbo].[sp_ApplyMultiplier] @TenantId, @OperationType, @Quantity, @now, @AmountUSD OUTPUT;
        EXECUTE [dbo].[sp_EnforceQuota] @TenantId, @OperationType, @Quantity;
        EXECUTE [dbo].[sp_InsertBillingUsageRecord_Native]
            @TenantId, @OperationType, @Quantity, @AmountUSD, @now, @LedgerId OUTPUT;
    END TRY
    BEGIN CATCH
        SET @LedgerId = NULL;
        THROW;
    END CATCH;
END;
