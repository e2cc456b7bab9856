-- The thresholds of the performance baselines: beyond them somebody is told. Equal rows stay untouched, and rows that
-- are not named here stay.
MERGE [dbo].[AlertConfigurations] AS [target]
USING (VALUES
    (N'Hybrid search is slow', N'HybridSearchMs', N'>', CAST(150 AS FLOAT), 15, N'Warning', CAST(1 AS BIT)),
    (N'Spatial projection is slow', N'SpatialProjectionMs', N'>', CAST(20 AS FLOAT), 15, N'Warning', CAST(1 AS BIT)),
    (N'Embedding insertion is slow', N'EmbeddingInsertMs', N'>', CAST(10 AS FLOAT), 15, N'Warning', CAST(1 AS BIT)),
    (N'Billing insert is slow', N'BillingInsertMs', N'>', CAST(1 AS FLOAT), 15, N'Critical', CAST(1 AS BIT))
) AS [source] ([AlertName], [MetricName], [Comparison], [Threshold], [WindowMinutes], [Severity], [IsEnabled])
    ON [target].[AlertName] = [source].[AlertName]
WHEN MATCHED AND EXISTS (
        SELECT [source].[MetricName], [source].[Comparison], [source].[Threshold], [source].[WindowMinutes], [source].[Severity], [source].[IsEnabled]
        EXCEPT
        SELECT [target].[MetricName], [target].[Comparison], [target].[Threshold], [target].[WindowMinutes], [target].[Severity], [target].[IsEnabled])
    THEN UPDATE SET
        [MetricName]    = [source].[MetricName],
        [Comparison]    = [source].[Comparison],
        [Threshold]     = [source].[Threshold],
        [WindowMinutes] = [source].[WindowMinutes],
        [Severity]      = [source].[Severity],
        [IsEnabled]     = [source].[IsEnabled]
WHEN NOT MATCHED BY TARGET
    THEN INSERT ([AlertName], [MetricName], [Comparison], [Threshold], [WindowMinutes], [Severity], [IsEnabled])
         VALUES ([source].[AlertName], [source].[MetricName], [source].[Comparison], [source].[Threshold], [source].[WindowMinutes], [source].[Severity], [source].[IsEnabled]);
