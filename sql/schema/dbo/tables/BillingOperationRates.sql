-- What a unit of an operation costs. Rates are named by the plan's code, not its number: reference data is written
-- by people, and codes are the same in every environment.
CREATE TABLE [dbo].[BillingOperationRates]
(
    [PlanCode]      NVARCHAR (64)   NOT NULL,
    [OperationType] NVARCHAR (50)   NOT NULL,
    [UnitOfMeasure] NVARCHAR (50)   NOT NULL,
    [RateUSD]       DECIMAL (18, 6) NOT NULL,
    [IsActive]      BIT             NOT NULL CONSTRAINT [DF_BillingOperationRates_IsActive] DEFAULT (1),
    CONSTRAINT [PK_BillingOperationRates] PRIMARY KEY CLUSTERED ([PlanCode], [OperationType]),
    CONSTRAINT [FK_BillingOperationRates_BillingRatePlans] FOREIGN KEY ([PlanCode]) REFERENCES [dbo].[BillingRatePlans] ([PlanCode]),
    CONSTRAINT [CK_BillingOperationRates_RateUSD] CHECK ([RateUSD] >= 0)
);
