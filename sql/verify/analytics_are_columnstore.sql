-- What is read in bulk lies in columns: as the table itself (5), or beside its rows (6).
SELECT [expected].[TableName], [expected].[IndexType]
FROM (VALUES
    (N'dbo.FeedbackAnalytics', 5),
    (N'dbo.QueryPerformanceMetrics', 5),
    (N'dbo.AutonomousImprovementHistory', 6)
) AS [expected] ([TableName], [IndexType])
LEFT JOIN [sys].[indexes] AS [i]
    ON [i].[object_id] = OBJECT_ID([expected].[TableName])
   AND [i].[type] = [expected].[IndexType]
   AND [i].[is_disabled] = 0
WHERE [i].[object_id] IS NULL;
