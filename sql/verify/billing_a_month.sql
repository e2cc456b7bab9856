-- class: rolled-back
-- A month of a tenant, from its creation to the paid invoice, in figures that a person can add up: 300 tokens at 0.5 with
-- a multiplier of 2 are 300, over 100 of them a tier takes half off, the plan costs 10, and credit of 50 is used.
DECLARE @from     DATETIME2 (7) = [dbo].[fn_MonthStart](SYSUTCDATETIME()),
        @now      DATETIME2 (7) = SYSUTCDATETIME(),
        @amount   DECIMAL (18, 6),
        @ledger   BIGINT,
        @invoice  BIGINT,
        @credit   BIGINT,
        @allowed  BIT,
        @retry    INT;
DECLARE @lines TABLE ([InvoiceId] BIGINT, [OperationType] NVARCHAR (50), [Quantity] DECIMAL (18, 6), [ListUSD] DECIMAL (18, 6), [AmountUSD] DECIMAL (18, 6));
DECLARE @failures TABLE ([What] NVARCHAR (100) NOT NULL, [Found] NVARCHAR (100) NULL);

INSERT INTO [dbo].[BillingRatePlans] ([PlanCode], [PlanName], [MonthlyFeeUSD]) VALUES (N'check-plan', N'Check', 10);
INSERT INTO [dbo].[BillingOperationRates] ([PlanCode], [OperationType], [UnitOfMeasure], [RateUSD]) VALUES (N'check-plan', N'inference', N'token', 0.5);
INSERT INTO [dbo].[BillingPricingTiers] ([PlanCode], [OperationType], [FromQuantity], [RateFactor]) VALUES (N'check-plan', N'inference', 100, 0.5);

EXECUTE [dbo].[sp_CreateTenant] 2000000001, N'check-tenant', N'check-plan';
-- From the month's beginning on, because the bill is of the plan that held then.
UPDATE [dbo].[TenantSubscriptions] SET [StartsAt] = @from WHERE [TenantId] = 2000000001;
INSERT INTO [dbo].[BillingMultipliers] ([TenantId], [Multiplier], [Reason], [ValidFrom]) VALUES (2000000001, 2, N'check', @from);

INSERT INTO @failures SELECT N'fn_TenantPlan', [p].[PlanCode] FROM [dbo].[fn_TenantPlan](2000000001, @now) AS [p] WHERE [p].[PlanCode] <> N'check-plan';
INSERT INTO @failures SELECT N'fn_PriceMultiplier', CAST([m].[Multiplier] AS NVARCHAR (40)) FROM [dbo].[fn_PriceMultiplier](2000000001, N'inference', @now) AS [m] WHERE ABS([m].[Multiplier] - 2) > 0.000001;

EXECUTE [dbo].[sp_SetTenantQuota] 2000000001, N'inference', 1000, 1;
EXECUTE [dbo].[sp_EnforceQuota] 2000000001, N'inference', 1000, @allowed OUTPUT;
INSERT INTO @failures SELECT N'sp_EnforceQuota', NULL WHERE ISNULL(@allowed, 0) <> 1;

EXECUTE [dbo].[sp_RecordUsage] 2000000001, N'inference', 300, @amount OUTPUT, @ledger OUTPUT;
INSERT INTO @failures SELECT N'sp_RecordUsage', CAST(@amount AS NVARCHAR (40)) WHERE ISNULL(@amount, 0) <> 300 OR @ledger IS NULL;
INSERT INTO @failures SELECT N'fn_UsageInPeriod', CAST([u].[Quantity] AS NVARCHAR (40)) FROM [dbo].[fn_UsageInPeriod](2000000001, @from, DATEADD(MONTH, 1, @from)) AS [u] WHERE [u].[Quantity] <> 300 OR [u].[Uses] <> 1;
INSERT INTO @failures SELECT N'fn_QuotaStatus', CAST([q].[RemainingQuantity] AS NVARCHAR (40)) FROM [dbo].[fn_QuotaStatus](2000000001, DATEADD(MINUTE, 1, @now)) AS [q] WHERE [q].[RemainingQuantity] <> 700;

EXECUTE [dbo].[sp_CheckRateLimit] 2000000001, N'inference', @allowed OUTPUT, @retry OUTPUT;
INSERT INTO @failures SELECT N'sp_CheckRateLimit', CAST(@retry AS NVARCHAR (40)) WHERE ISNULL(@allowed, 0) <> 1 OR @retry <> 0;

EXECUTE [dbo].[sp_GrantCredit] 2000000001, 50, N'check', NULL, @credit OUTPUT;
INSERT INTO @failures SELECT N'fn_CreditBalance', CAST([c].[BalanceUSD] AS NVARCHAR (40)) FROM [dbo].[fn_CreditBalance](2000000001, SYSUTCDATETIME()) AS [c] WHERE [c].[BalanceUSD] <> 50;

-- 300 by the ledger; the tier leaves (100 + 200 / 2) / 300 of it.
INSERT INTO @lines EXECUTE [dbo].[sp_CalculateBill] 2000000001, @now, @invoice OUTPUT;
INSERT INTO @failures SELECT N'sp_CalculateBill', CAST([AmountUSD] AS NVARCHAR (40)) FROM @lines WHERE [OperationType] = N'inference' AND ([ListUSD] <> 300 OR ABS([AmountUSD] - 200) > 0.000001);
INSERT INTO @failures SELECT N'fn_BillLines', CAST(COUNT(*) AS NVARCHAR (40)) FROM [dbo].[fn_BillLines](2000000001, @from, DATEADD(MONTH, 1, @from)) AS [b] HAVING COUNT(*) <> 2;
INSERT INTO @failures SELECT N'TotalUSD', CAST([TotalUSD] AS NVARCHAR (40)) FROM [dbo].[BillingInvoices] WHERE [TenantId] = 2000000001 AND ABS([TotalUSD] - 160) > 0.000001;

SET @invoice = (SELECT [InvoiceId] FROM [dbo].[BillingInvoices] WHERE [TenantId] = 2000000001);
EXECUTE [dbo].[sp_IssueInvoice] 2000000001, @invoice;
INSERT INTO @failures SELECT N'sp_IssueInvoice', CAST([c].[BalanceUSD] AS NVARCHAR (40)) FROM [dbo].[fn_CreditBalance](2000000001, SYSUTCDATETIME()) AS [c] WHERE [c].[BalanceUSD] <> 0;
INSERT INTO @failures SELECT N'fn_UnpaidInvoices', CAST(COUNT(*) AS NVARCHAR (40)) FROM [dbo].[fn_UnpaidInvoices](2000000001, SYSUTCDATETIME()) AS [u] HAVING COUNT(*) <> 1;
EXECUTE [dbo].[sp_SettleInvoice] 2000000001, @invoice, N'Paid';
INSERT INTO @failures SELECT N'sp_SettleInvoice', CAST(COUNT(*) AS NVARCHAR (40)) FROM [dbo].[fn_UnpaidInvoices](2000000001, SYSUTCDATETIME()) AS [u] HAVING COUNT(*) <> 0;

EXECUTE [dbo].[sp_AggregateUsage] @now;
INSERT INTO @failures SELECT N'sp_AggregateUsage', CAST(SUM([TotalQuantity]) AS NVARCHAR (40)) FROM [dbo].[UsageStatistics] WHERE [TenantId] = 2000000001 HAVING ISNULL(SUM([TotalQuantity]), 0) <> 300;

SELECT [What], [Found] FROM @failures;
