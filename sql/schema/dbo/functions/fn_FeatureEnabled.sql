-- Whether a tenant has a feature: 1 or 0. One that is not named is off.
CREATE FUNCTION [dbo].[fn_FeatureEnabled] (@TenantId INT, @FeatureName NVARCHAR (100))
RETURNS BIT
WITH SCHEMABINDING
AS
BEGIN
    RETURN ISNULL((
        SELECT [f].[IsEnabled]
        FROM [dbo].[TenantFeatures] AS [f]
        WHERE [f].[TenantId] = @TenantId
          AND [f].[FeatureName] = @FeatureName), 0);
END;
