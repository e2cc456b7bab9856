-- How often everybody may call, until a tenant has a limit of its own. Equal rows stay untouched, and rows that are
-- not named here stay.
MERGE [dbo].[RateLimitPolicies] AS [target]
USING (VALUES
    (N'default-inference', N'inference', 600, 60, 1200, CAST(1 AS BIT)),
    (N'default-embedding', N'embedding', 6000, 60, 12000, CAST(1 AS BIT)),
    (N'default-atomization', N'atomization', 3000, 60, 6000, CAST(1 AS BIT))
) AS [source] ([PolicyName], [OperationType], [MaxRequests], [WindowSeconds], [BurstSize], [IsActive])
    ON [target].[PolicyName] = [source].[PolicyName]
WHEN MATCHED AND EXISTS (
        SELECT [source].[OperationType], [source].[MaxRequests], [source].[WindowSeconds], [source].[BurstSize], [source].[IsActive]
        EXCEPT
        SELECT [target].[OperationType], [target].[MaxRequests], [target].[WindowSeconds], [target].[BurstSize], [target].[IsActive])
    THEN UPDATE SET
        [OperationType] = [source].[OperationType],
        [MaxRequests]   = [source].[MaxRequests],
        [WindowSeconds] = [source].[WindowSeconds],
        [BurstSize]     = [source].[BurstSize],
        [IsActive]      = [source].[IsActive]
WHEN NOT MATCHED BY TARGET
    THEN INSERT ([PolicyName], [OperationType], [MaxRequests], [WindowSeconds], [BurstSize], [IsActive])
         VALUES ([source].[PolicyName], [source].[OperationType], [source].[MaxRequests], [source].[WindowSeconds], [source].[BurstSize], [source].[IsActive]);
