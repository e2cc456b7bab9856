-- What a use costs: the rate of the tenant's plan, or of the default plan, times every multiplier that holds at the
-- moment. No rate is an error and not a price of zero.
CREATE PROCEDURE [dbo].[sp_ApplyMultiplier]
    @TenantId      INT,
    @OperationType NVARCHAR (50),
    @Quantity      DECIMAL (18, 6),
    @At            DATETIME2 (7),
    @AmountUSD     DECIMAL (18, 6) OUTPUT
AS
BEGIN
    SET NOCOUNT ON;

    DECLARE @rate       DECIMAL (18, 6),
            @multiplier FLOAT;

    BEGIN TRY
        SELECT TOP (1) @rate = [r].[RateUSD]
        FROM [dbo].[BillingOperationRates] AS [r]
        INNER JOIN [dbo].[BillingRatePlans] AS [p] ON [p].[PlanCode] = [r].[PlanCode]
        LEFT JOIN [dbo].[BillingTenantQuotas] AS [q]
            ON [q].[PlanCode] = [p].[PlanCode]
           AND [q].[TenantId] = @TenantId
           AND [q].[OperationType] = @OperationType
        WHERE [r].[OperationType] = @OperationType
          AND [r].[IsActive] = 1
          AND [p].[IsActive] = 1
          AND ([q].[TenantId] IS NOT NULL OR [p].[IsDefault] = 1)
        ORDER BY CASE WHEN [q].[TenantId] IS NULL THEN 1 ELSE 0 END;

        IF @rate IS NULL
            THROW 50050, N'No active rate for this operation, neither in the plan of the tenant nor in the default plan.', 1;

        -- The product of all factors; none of them is zero or less.
        SELECT @multiplier = EXP(SUM(LOG([Multiplier])))
        FROM [dbo].[BillingMultipliers]
        WHERE ([TenantId] IS NULL OR [TenantId] = @TenantId)
          AND ([OperationType] IS NULL OR [OperationType] = @OperationType)
          AND [ValidFrom] <= @At
          AND ([ValidTo] IS NULL OR [ValidTo] > @At);

        SET @AmountUSD = CAST(ROUND(@Quantity * @rate * ISNULL(@multiplier, 1), 6) AS DECIMAL (18, 6));
    END TRY
    BEGIN CATCH
        THROW;
    END CATCH;
END;
