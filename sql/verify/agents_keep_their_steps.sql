-- class: rolled-back
-- An agent's steps count from 1; one that has taken all of them is done.
DECLARE @execution BIGINT;
DECLARE @failures TABLE ([What] NVARCHAR (100) NOT NULL, [Found] NVARCHAR (100) NULL);

INSERT INTO [dbo].[AgentConfigurations] ([TenantId], [AgentName], [Instructions], [MaxSteps]) VALUES (0, N'check-agent', N'check', 2);
EXECUTE [dbo].[sp_BeginAgentExecution] 0, N'check-agent', N'check', NULL, @execution OUTPUT;
EXECUTE [dbo].[sp_LogToolInvocation] 0, @execution, N'semantic-search', N'[]', 1, 10;
EXECUTE [dbo].[sp_LogToolInvocation] 0, @execution, N'semantic-search', N'[]', 1, 20;
INSERT INTO @failures SELECT N'sp_LogToolInvocation', CAST(MAX([StepNumber]) AS NVARCHAR (40)) FROM [dbo].[ToolInvocationLog] WHERE [ExecutionId] = @execution HAVING ISNULL(MAX([StepNumber]), 0) <> 2;
INSERT INTO @failures SELECT N'fn_ToolSuccess', CAST(COUNT(*) AS NVARCHAR (40)) FROM [dbo].[fn_ToolSuccess](0, DATEADD(MINUTE, -5, SYSUTCDATETIME())) AS [t] WHERE [t].[ToolName] = N'semantic-search' AND [t].[Calls] >= 2 HAVING COUNT(*) <> 1;
EXECUTE [dbo].[sp_CompleteAgentExecution] 0, @execution, N'done';
INSERT INTO @failures SELECT N'sp_CompleteAgentExecution', [Status] FROM [dbo].[AgentExecutionHistory] WHERE [ExecutionId] = @execution AND ([Status] <> N'Completed' OR [StepCount] <> 2);

SELECT [What], [Found] FROM @failures;
