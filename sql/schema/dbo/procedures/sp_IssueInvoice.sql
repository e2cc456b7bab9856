-- Makes a draft an invoice. The credit that it takes is used up here: what it leaves of the last piece is written as a
-- piece of its own.
CREATE PROCEDURE [dbo].[sp_IssueInvoice]
    @TenantId  INT,
    @InvoiceId BIGINT
AS
BEGIN
    SET NOCOUNT ON;
    SET XACT_ABORT ON;

    DECLARE @now     DATETIME2 (7) = SYSUTCDATETIME(),
            @credit  DECIMAL (18, 6),
            @balance DECIMAL (18, 6);

    BEGIN TRY
        BEGIN TRANSACTION;

        UPDATE [dbo].[BillingInvoices]
        SET @credit    = [CreditUSD],
            [Status]   = N'Issued',
            [IssuedAt] = @now
        WHERE [InvoiceId] = @InvoiceId
          AND [TenantId] = @TenantId
          AND [Status] = N'Draft';

        IF @@ROWCOUNT = 0
            THROW 50056, N'No draft of that number; calculate the bill first.', 1;

        IF @credit > 0
        BEGIN
            SELECT @balance = ISNULL(SUM([AmountUSD]), 0)
            FROM [dbo].[BillingCreditHistory] WITH (UPDLOCK, HOLDLOCK)
            WHERE [TenantId] = @TenantId
              AND [InvoiceId] IS NULL
              AND ([ExpiresAt] IS NULL OR [ExpiresAt] > @now);

            IF @balance < @credit
                THROW 50057, N'The credit is no longer there; calculate the bill again.', 1;

            UPDATE [dbo].[BillingCreditHistory]
            SET [InvoiceId] = @InvoiceId
            WHERE [TenantId] = @TenantId
              AND [InvoiceId] IS NULL
              AND ([ExpiresAt] IS NULL OR [ExpiresAt] > @now);

            INSERT INTO [dbo].[BillingCreditHistory] ([TenantId], [AmountUSD], [Reason])
            SELECT @TenantId, @balance - @credit, CONCAT(N'Left over from invoice ', @InvoiceId)
            WHERE @balance > @credit;
        END;

        COMMIT TRANSACTION;
    END TRY
    BEGIN CATCH
        IF XACT_STATE() <> 0 ROLLBACK TRANSACTION;
        THROW;
    END CATCH;
END;
