-- Cheaper by the quantity: from which use on a month a plan's rate of an operation is multiplied by less than one.
CREATE TABLE [dbo].[BillingPricingTiers]
(
    [PlanCode]      NVARCHAR (64)   NOT NULL,
    [OperationType] NVARCHAR (50)   NOT NULL,
    [FromQuantity]  DECIMAL (18, 6) NOT NULL,
    [RateFactor]    DECIMAL (9, 6)  NOT NULL,
    CONSTRAINT [PK_BillingPricingTiers] PRIMARY KEY CLUSTERED ([PlanCode], [OperationType], [FromQuantity]),
    CONSTRAINT [FK_BillingPricingTiers_BillingOperationRates] FOREIGN KEY ([PlanCode], [OperationType]) REFERENCES [dbo].[BillingOperationRates] ([PlanCode], [OperationType]),
    CONSTRAINT [CK_BillingPricingTiers_FromQuantity] CHECK ([FromQuantity] >= 0),
    CONSTRAINT [CK_BillingPricingTiers_RateFactor] CHECK ([RateFactor] > 0)
);
