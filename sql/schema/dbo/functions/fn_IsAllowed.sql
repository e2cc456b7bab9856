-- Whether a tenant's whitelist lets a path, a program or an address through: 1 or 0. Nothing is allowed that no pattern
-- names, and a path that goes up (..) never is.
CREATE FUNCTION [dbo].[fn_IsAllowed] (@TenantId INT, @PolicyType NVARCHAR (50), @Value NVARCHAR (400))
RETURNS BIT
WITH SCHEMABINDING
AS
BEGIN
    RETURN CASE
        WHEN @Value IS NULL OR @Value LIKE N'%..%' THEN 0
        WHEN EXISTS (
            SELECT 1
            FROM [dbo].[TenantSecurityPolicy] AS [p]
            WHERE [p].[TenantId] = @TenantId
              AND [p].[PolicyType] = @PolicyType
              AND [p].[IsActive] = 1
              AND [p].[EffectiveFrom] <= SYSUTCDATETIME()
              AND ([p].[EffectiveTo] IS NULL OR [p].[EffectiveTo] > SYSUTCDATETIME())
              AND @Value LIKE [p].[AllowedPattern]) THEN 1
        ELSE 0
    END;
END;
