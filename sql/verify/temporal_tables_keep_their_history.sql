-- Every temporal table is versioned into its own history table, for as long as it should be. A deployment that
-- stopped between switching versioning off and on again would show here.
SELECT [expected].[TableName], [t].[temporal_type_desc], [t].[history_retention_period], [t].[history_retention_period_unit_desc]
FROM (VALUES
    (N'dbo.Atoms', N'dbo.AtomsHistory', -1, N'INFINITE'),
    (N'dbo.ModelLayers', N'dbo.ModelLayersHistory', -1, N'INFINITE'),
    (N'dbo.ModelWeights', N'dbo.ModelWeightsHistory', 90, N'DAY'),
    (N'dbo.TensorAtomCoefficients', N'dbo.TensorAtomCoefficientsHistory', 90, N'DAY'),
    (N'dbo.BillingUsageLedger', N'dbo.BillingUsageLedgerHistory', -1, N'INFINITE')
) AS [expected] ([TableName], [HistoryName], [Period], [Unit])
LEFT JOIN [sys].[tables] AS [t] ON [t].[object_id] = OBJECT_ID([expected].[TableName])
WHERE [t].[object_id] IS NULL
   OR [t].[temporal_type] <> 2
   OR ISNULL([t].[history_table_id], 0) <> ISNULL(OBJECT_ID([expected].[HistoryName]), -1)
   OR ISNULL([t].[history_retention_period], 0) <> [expected].[Period]
   OR ISNULL([t].[history_retention_period_unit_desc], N'') <> [expected].[Unit];
