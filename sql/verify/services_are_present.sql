-- Every service of the loop is bound to its queue and takes its contract.
SELECT [expected].[ServiceName], [expected].[QueueName], [expected].[ContractName]
FROM (VALUES
    (N'ObserveService', N'ObserveQueue', N'//Hartonomous/AutonomousLoop/ObserveContract'),
    (N'AnalyzeService', N'AnalyzeQueue', N'//Hartonomous/AutonomousLoop/AnalyzeContract'),
    (N'HypothesizeService', N'HypothesizeQueue', N'//Hartonomous/AutonomousLoop/HypothesizeContract'),
    (N'ActService', N'ActQueue', N'//Hartonomous/AutonomousLoop/ActContract'),
    (N'LearnService', N'LearnQueue', N'//Hartonomous/AutonomousLoop/LearnContract')
) AS [expected] ([ServiceName], [QueueName], [ContractName])
WHERE NOT EXISTS (
    SELECT 1
    FROM [sys].[services] AS [s]
    INNER JOIN [sys].[service_queues] AS [q] ON [q].[object_id] = [s].[service_queue_id]
    INNER JOIN [sys].[service_contract_usages] AS [u] ON [u].[service_id] = [s].[service_id]
    INNER JOIN [sys].[service_contracts] AS [c] ON [c].[service_contract_id] = [u].[service_contract_id]
    WHERE [s].[name] = [expected].[ServiceName] COLLATE DATABASE_DEFAULT
      AND [q].[name] = [expected].[QueueName] COLLATE DATABASE_DEFAULT
      AND [c].[name] = [expected].[ContractName] COLLATE DATABASE_DEFAULT);
