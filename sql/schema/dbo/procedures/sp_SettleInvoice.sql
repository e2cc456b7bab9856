-- An issued invoice is paid, or void; no other end is open to it. Void, it gives the credit back that it took, which
-- expires when the last of what it came from would have.
CREATE PROCEDURE [dbo].[sp_SettleInvoice]
    @TenantId  INT,
    @InvoiceId BIGINT,
    @Status    NVARCHAR (20) = N'Paid'
AS
BEGIN
    SET NOCOUNT ON;
    SET XACT_ABORT ON;

    DECLARE @credit DECIMAL (18, 6);

    BEGIN TRY
        IF @Status NOT IN (N'Paid', N'Void')
            THROW 50058, N'An invoice is settled as Paid or Void.', 1;

        BEGIN TRANSACTION;

        UPDATE [dbo].[BillingInvoices]
        SET @credit  = [CreditUSD],
            [Status] = @Status,
            [PaidAt] = CASE WHEN @Status = N'Paid' THEN SYSUTCDATETIME() END
        WHERE [InvoiceId] = @InvoiceId
          AND [TenantId] = @TenantId
          AND [Status] = N'Issued';

        IF @@ROWCOUNT = 0
            THROW 50059, N'No issued invoice of that number.', 1;

        INSERT INTO [dbo].[BillingCreditHistory] ([TenantId], [AmountUSD], [Reason], [ExpiresAt])
        SELECT @TenantId, @credit, CONCAT(N'Back from void invoice ', @InvoiceId),
               CASE WHEN COUNT(CASE WHEN [c].[AmountUSD] > 0 AND [c].[ExpiresAt] IS NULL THEN 1 END) = 0
                    THEN MAX(CASE WHEN [c].[AmountUSD] > 0 THEN [c].[ExpiresAt] END) END
        FROM [dbo].[BillingCreditHistory] AS [c]
        WHERE [c].[InvoiceId] = @InvoiceId
          AND [c].[TenantId] = @TenantId
        HAVING @Status = N'Void'
           AND @credit > 0;

        COMMIT TRANSACTION;
    END TRY
    BEGIN CATCH
        IF XACT_STATE() <> 0 ROLLBACK TRANSACTION;
        THROW;
    END CATCH;
END;
