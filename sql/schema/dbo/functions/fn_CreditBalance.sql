-- The credit of a tenant at a moment that no invoice has used yet.
CREATE FUNCTION [dbo].[fn_CreditBalance] (@TenantId INT, @At DATETIME2 (7))
RETURNS TABLE
WITH SCHEMABINDING
AS
RETURN
    SELECT ISNULL(SUM([c].[AmountUSD]), 0) AS [BalanceUSD]
    FROM [dbo].[BillingCreditHistory] AS [c]
    WHERE [c].[TenantId] = @TenantId
      AND [c].[InvoiceId] IS NULL
      AND [c].[CreatedAt] <= @At
      AND ([c].[ExpiresAt] IS NULL OR [c].[ExpiresAt] > @At);
