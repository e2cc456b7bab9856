-- The price lists. One of them is the default: a tenant without a plan of its own pays by it.
CREATE TABLE [dbo].[BillingRatePlans]
(
    [RatePlanId]    INT IDENTITY (1, 1) NOT NULL,
    [PlanCode]      NVARCHAR (64)   NOT NULL,
    [PlanName]      NVARCHAR (256)  NOT NULL,
    [MonthlyFeeUSD] DECIMAL (18, 6) NOT NULL,
    [IsDefault]     BIT             NOT NULL CONSTRAINT [DF_BillingRatePlans_IsDefault] DEFAULT (0),
    [IsActive]      BIT             NOT NULL CONSTRAINT [DF_BillingRatePlans_IsActive] DEFAULT (1),
    [CreatedAt]     DATETIME2 (7)   NOT NULL CONSTRAINT [DF_BillingRatePlans_CreatedAt] DEFAULT (SYSUTCDATETIME()),
    CONSTRAINT [PK_BillingRatePlans] PRIMARY KEY CLUSTERED ([RatePlanId]),
    CONSTRAINT [UQ_BillingRatePlans_PlanCode] UNIQUE ([PlanCode]),
    CONSTRAINT [CK_BillingRatePlans_MonthlyFeeUSD] CHECK ([MonthlyFeeUSD] >= 0)
);
GO

-- At most one default plan.
CREATE UNIQUE NONCLUSTERED INDEX [UX_BillingRatePlans_Default]
    ON [dbo].[BillingRatePlans] ([IsDefault])
    WHERE [IsDefault] = 1;
