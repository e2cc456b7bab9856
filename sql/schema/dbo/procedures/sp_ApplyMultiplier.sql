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
        SELECT @rate = [r].[RateUSD]
        FROM [dbo].[fn_OperationRate](@TenantId, @OperationType, @At) AS [r];

        IF @rate IS NULL
            THROW 50050, N'No active rate for this operation, neither in the plan of the tenant nor in the default plan.', 1;

        SELECT @multiplier = [m].[Multiplier]
        FROM [dbo].[fn_PriceMultiplier](@TenantId, @OperationType, @At) AS [m];

        SET @AmountUSD = CAST(ROUND(@Quantity * @rate * @multiplier, 6) AS DECIMAL (18, 6));
    END TRY
    BEGIN CATCH
        THROW;
    END CATCH;
END;
