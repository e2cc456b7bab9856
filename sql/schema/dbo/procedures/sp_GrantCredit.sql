-- Gives a tenant credit that its next invoices use up, until it expires.
CREATE PROCEDURE [dbo].[sp_GrantCredit]
    @TenantId  INT,
    @AmountUSD DECIMAL (18, 6),
    @Reason    NVARCHAR (256),
    @ExpiresAt DATETIME2 (7) = NULL,
    @CreditId  BIGINT        = NULL OUTPUT
AS
BEGIN
    SET NOCOUNT ON;

    BEGIN TRY
        IF @AmountUSD IS NULL OR @AmountUSD <= 0
            THROW 50130, N'A credit is more than nothing.', 1;

        INSERT INTO [dbo].[BillingCreditHistory] ([TenantId], [AmountUSD], [Reason], [ExpiresAt])
        VALUES (@TenantId, @AmountUSD, @Reason, @ExpiresAt);

        SET @CreditId = SCOPE_IDENTITY();
    END TRY
    BEGIN CATCH
        THROW;
    END CATCH;
END;
