-- Makes a draft an invoice. The credit that it takes is used up here, what expires first before the rest: what it leaves
-- of the last piece is written as a piece of its own, and expires when that did.
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

    DECLARE @used TABLE ([CreditId] BIGINT NOT NULL PRIMARY KEY, [AmountUSD] DECIMAL (18, 6) NOT NULL, [ExpiresAt] DATETIME2 (7) NULL);

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

            -- What was taken from the tenant comes first, then each piece that begins below the sum.
            WITH [Pieces] AS (
                SELECT [CreditId], [AmountUSD],
                       SUM([AmountUSD]) OVER (
                           ORDER BY CASE WHEN [AmountUSD] < 0 THEN 0 WHEN [ExpiresAt] IS NOT NULL THEN 1 ELSE 2 END, [ExpiresAt], [CreditId]
                           ROWS UNBOUNDED PRECEDING) AS [UpTo]
                FROM [dbo].[BillingCreditHistory]
                WHERE [TenantId] = @TenantId
                  AND [InvoiceId] IS NULL
                  AND ([ExpiresAt] IS NULL OR [ExpiresAt] > @now)
            )
            UPDATE [c]
            SET [InvoiceId] = @InvoiceId
            OUTPUT [inserted].[CreditId], [inserted].[AmountUSD], [inserted].[ExpiresAt] INTO @used ([CreditId], [AmountUSD], [ExpiresAt])
            FROM [dbo].[BillingCreditHistory] AS [c]
            INNER JOIN [Pieces] AS [p] ON [p].[CreditId] = [c].[CreditId]
            WHERE [p].[UpTo] - [p].[AmountUSD] < @credit;

            INSERT INTO [dbo].[BillingCreditHistory] ([TenantId], [AmountUSD], [Reason], [ExpiresAt])
            SELECT @TenantId, SUM([AmountUSD]) - @credit, CONCAT(N'Left over from invoice ', @InvoiceId),
                   CASE WHEN COUNT(CASE WHEN [AmountUSD] > 0 AND [ExpiresAt] IS NULL THEN 1 END) = 0
                        THEN MAX(CASE WHEN [AmountUSD] > 0 THEN [ExpiresAt] END) END
            FROM @used
            HAVING SUM([AmountUSD]) > @credit;
        END;

        COMMIT TRANSACTION;
    END TRY
    BEGIN CATCH
        IF XACT_STATE() <> 0 ROLLBACK TRANSACTION;
        THROW;
    END CATCH;
END;
