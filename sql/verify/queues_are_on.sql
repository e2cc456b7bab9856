-- Every queue of the loop takes messages, gives them out and starts its procedure. Five rollbacks in a row, from an
-- activation procedure that a deployment broke for instance, would have switched one off for good.
SELECT [expected].[QueueName], [q].[is_receive_enabled], [q].[is_enqueue_enabled], [q].[is_activation_enabled], [q].[activation_procedure]
FROM (VALUES
    (N'ObserveQueue', N'dbo.sp_Observe'),
    (N'AnalyzeQueue', N'dbo.sp_Analyze'),
    (N'HypothesizeQueue', N'dbo.sp_Hypothesize'),
    (N'ActQueue', N'dbo.sp_Act'),
    (N'LearnQueue', N'dbo.sp_Learn')
) AS [expected] ([QueueName], [ProcedureName])
LEFT JOIN [sys].[service_queues] AS [q]
    ON [q].[name] = [expected].[QueueName]
   AND [q].[schema_id] = SCHEMA_ID(N'dbo')
WHERE [q].[object_id] IS NULL
   OR [q].[is_receive_enabled] = 0
   OR [q].[is_enqueue_enabled] = 0
   OR [q].[is_activation_enabled] = 0
   OR OBJECT_ID([q].[activation_procedure]) IS NULL
   OR OBJECT_ID([q].[activation_procedure]) <> OBJECT_ID([expected].[ProcedureName]);
