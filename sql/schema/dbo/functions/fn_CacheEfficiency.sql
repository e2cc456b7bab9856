-- How well a tenant's cached answers serve: how many, how often they were hit, the share that never was.
CREATE FUNCTION [dbo].[fn_CacheEfficiency] (@TenantId INT)
RETURNS TABLE
AS
RETURN
    SELECT
        COUNT_BIG(*)                                                          AS [Answers],
        ISNULL(SUM(CAST([c].[HitCount] AS BIGINT)), 0)                        AS [Hits],
        AVG(CASE WHEN [c].[HitCount] = 0 THEN CAST(1 AS FLOAT) ELSE 0 END)    AS [NeverHitShare]
    FROM [dbo].[InferenceCache] AS [c] WITH (SNAPSHOT)
    WHERE [c].[TenantId] = @TenantId;
