-- A tenant's invoices that are issued and not paid, and for how many days.
CREATE FUNCTION [dbo].[fn_UnpaidInvoices] (@TenantId INT, @At DATETIME2 (7))
RETURNS TABLE
WITH SCHEMABINDING
AS
RETURN
    SELECT [i].[InvoiceId], [i].[InvoiceNumber], [i].[PeriodStart], [i].[TotalUSD], [i].[IssuedAt],
           DATEDIFF(DAY, [i].[IssuedAt], @At) AS [DaysOpen]
    FROM [dbo].[BillingInvoices] AS [i]
    WHERE [i].[TenantId] = @TenantId
      AND [i].[Status] = N'Issued'
      AND [i].[IssuedAt] <= @At;
