-- Ledger and cache live in memory and survive a restart (durability 0 keeps schema and data).
SELECT [expected].[TableName], [t].[is_memory_optimized], [t].[durability_desc]
FROM (VALUES
    (N'dbo.BillingUsageLedger'),
    (N'dbo.InferenceCache')
) AS [expected] ([TableName])
LEFT JOIN [sys].[tables] AS [t] ON [t].[object_id] = OBJECT_ID([expected].[TableName])
WHERE [t].[object_id] IS NULL
   OR [t].[is_memory_optimized] = 0
   OR [t].[durability] <> 0;
