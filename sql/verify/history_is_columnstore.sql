-- The large history tables are clustered columnstores (index type 5).
SELECT [expected].[TableName], [i].[type_desc]
FROM (VALUES
    (N'dbo.ModelWeightsHistory'),
    (N'dbo.TensorAtomCoefficientsHistory'),
    (N'dbo.BillingUsageLedgerHistory')
) AS [expected] ([TableName])
LEFT JOIN [sys].[indexes] AS [i]
    ON [i].[object_id] = OBJECT_ID([expected].[TableName])
   AND [i].[type] = 5
WHERE [i].[object_id] IS NULL;
