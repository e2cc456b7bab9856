-- A tenant's invoice for the month that a moment lies in, as a draft: made anew while it is one, and refused once it is
-- issued. Credit that is left is taken off, up to the sum. Returns the lines.
CREATE PROCEDURE [dbo].[sp_CalculateBill]
    @TenantId  INT,
    @Month     DATETIME2 (7) = NULL,
    @InvoiceId BIGINT        = NULL OUTPUT
AS
BEGIN
    SET NOCOUNT ON;
    SET XACT_ABORT ON;

    DECLARE @from     DATETIME2 (7),
            @to       DATETIME2 (7),
            @plan     NVARCHAR (64),
            @status   NVARCHAR (20),
            @subtotal DECIMAL (18, 6),
            @credit   DECIMAL (18, 6),
            @lines    NVARCHAR (MAX);

    DECLARE @bill TABLE
    (
        [OperationType] NVARCHAR (50)   NOT NULL PRIMARY KEY,
        [Quantity]      DECIMAL (18, 6) NOT NULL,
        [ListUSD]       DECIMAL (18, 6) NOT NULL,
        [AmountUSD]     DECIMAL (18, 6) NOT NULL
    );

    BEGIN TRY
        IF NOT EXISTS (SELECT 1 FROM [dbo].[Tenants] WHERE [TenantId] = @TenantId)
            THROW 50031, N'There is no tenant of that number.', 1;

        SET @from = [dbo].[fn_MonthStart](ISNULL(@Month, DATEADD(MONTH, -1, SYSUTCDATETIME())));
        SET @to = DATEADD(MONTH, 1, @from);
        SET @InvoiceId = NULL;

        SELECT @plan = [p].[PlanCode] FROM [dbo].[fn_TenantPlan](@TenantId, @from) AS [p];
        IF @plan IS NULL
            THROW 50054, N'The tenant has no plan and no plan is the default.', 1;

        INSERT INTO @bill ([OperationType], [Quantity], [ListUSD], [AmountUSD])
        SELECT [b].[OperationType], [b].[Quantity], [b].[ListUSD], [b].[AmountUSD]
        FROM [dbo].[fn_BillLines](@TenantId, @from, @to) AS [b];

        SET @subtotal = ISNULL((SELECT SUM([AmountUSD]) FROM @bill), 0);
        SET @lines = ISNULL((SELECT [OperationType] AS [operation], [Quantity] AS [quantity], [ListUSD] AS [listUSD], [AmountUSD] AS [amountUSD]
                             FROM @bill
                             ORDER BY [OperationType]
                             FOR JSON PATH), N'[]');

        BEGIN TRANSACTION;

        SELECT @InvoiceId = [InvoiceId], @status = [Status]
        FROM [dbo].[BillingInvoices] WITH (UPDLOCK, HOLDLOCK)
        WHERE [TenantId] = @TenantId
          AND [PeriodStart] = @from;

        IF @status IN (N'Issued', N'Paid')
            THROW 50055, N'The invoice of this month is issued; correct it by a credit.', 1;

        SELECT @credit = [c].[BalanceUSD] FROM [dbo].[fn_CreditBalance](@TenantId, SYSUTCDATETIME()) AS [c];
        SET @credit = CASE WHEN @credit < 0 THEN 0 WHEN @credit > @subtotal THEN @subtotal ELSE @credit END;

        IF @InvoiceId IS NULL
        BEGIN
            INSERT INTO [dbo].[BillingInvoices]
                ([TenantId], [InvoiceNumber], [PlanCode], [PeriodStart], [PeriodEnd], [SubtotalUSD], [CreditUSD], [Lines])
            VALUES
                (@TenantId, CONCAT(N'H-', @TenantId, N'-', CONVERT(NVARCHAR (6), @from, 112)), @plan, @from, @to, @subtotal, @credit, @lines);
            SET @InvoiceId = SCOPE_IDENTITY();
        END;
        ELSE
            UPDATE [dbo].[BillingInvoices]
            SET [PlanCode]    = @plan,
                [SubtotalUSD] = @subtotal,
                [CreditUSD]   = @credit,
                [Lines]       = @lines,
                [Status]      = N'Draft'
            WHERE [InvoiceId] = @InvoiceId
              AND [TenantId] = @TenantId;

        COMMIT TRANSACTION;

        SELECT @InvoiceId AS [InvoiceId], [OperationType], [Quantity], [ListUSD], [AmountUSD]
        FROM @bill
        ORDER BY [OperationType];
    END TRY
    BEGIN CATCH
        IF XACT_STATE() <> 0 ROLLBACK TRANSACTION;
        THROW;
    END CATCH;
END;
