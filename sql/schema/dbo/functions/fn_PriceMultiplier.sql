-- The product of all multipliers that hold for a tenant's operation at a moment; 1 where there is none. None of them is
-- zero or less.
CREATE FUNCTION [dbo].[fn_PriceMultiplier] (@TenantId INT, @OperationType NVARCHAR (50), @At DATETIME2 (7))
RETURNS TABLE
WITH SCHEMABINDING
AS
RETURN
    SELECT ISNULL(EXP(SUM(LOG(CAST([m].[Multiplier] AS FLOAT)))), 1) AS [Multiplier]
    FROM [dbo].[BillingMultipliers] AS [m]
    WHERE ([m].[TenantId] IS NULL OR [m].[TenantId] = @TenantId)
      AND ([m].[OperationType] IS NULL OR [m].[OperationType] = @OperationType)
      AND [m].[ValidFrom] <= @At
      AND ([m].[ValidTo] IS NULL OR [m].[ValidTo] > @At);
