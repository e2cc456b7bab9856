-- The installation's own tenant. Equal rows stay untouched, and rows that are not named here stay.
MERGE [dbo].[Tenants] AS [target]
USING (VALUES
    (0, N'Hartonomous', CAST(1 AS BIT))
) AS [source] ([TenantId], [TenantName], [IsActive])
    ON [target].[TenantId] = [source].[TenantId]
WHEN MATCHED AND EXISTS (
        SELECT [source].[TenantName], [source].[IsActive]
        EXCEPT
        SELECT [target].[TenantName], [target].[IsActive])
    THEN UPDATE SET
        [TenantName] = [source].[TenantName],
        [IsActive]   = [source].[IsActive]
WHEN NOT MATCHED BY TARGET
    THEN INSERT ([TenantId], [TenantName], [IsActive])
         VALUES ([source].[TenantId], [source].[TenantName], [source].[IsActive]);
