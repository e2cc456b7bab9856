-- class: rolled-back
-- What is logged and measured comes back gathered.
DECLARE @failures TABLE ([What] NVARCHAR (100) NOT NULL, [Found] NVARCHAR (100) NULL);
DECLARE @since DATETIME2 (7) = DATEADD(MINUTE, -1, SYSUTCDATETIME());

INSERT INTO [dbo].[ErrorLog] ([ProcedureName], [ErrorNumber], [ErrorMessage]) VALUES (N'dbo.check', 50999, N'one'), (N'dbo.check', 50999, N'two');
INSERT INTO @failures SELECT N'fn_ErrorsSince', CAST([e].[Times] AS NVARCHAR (40)) FROM [dbo].[fn_ErrorsSince](@since) AS [e] WHERE [e].[ErrorNumber] = 50999 AND [e].[Times] <> 2;

INSERT INTO [dbo].[QueryPerformanceMetrics] ([QueryHash], [ExecutionCount], [AverageDurationMs], [MaxDurationMs], [AverageCpuMs], [AverageLogicalReads])
VALUES (0x00000000000000FF, 1000000000, 1000000, 1000000, 1, 1);
INSERT INTO @failures SELECT N'fn_SlowestQueries', CAST(COUNT(*) AS NVARCHAR (40)) FROM [dbo].[fn_SlowestQueries](@since, 1) AS [q] WHERE [q].[QueryHash] = 0x00000000000000FF AND [q].[Executions] = 1000000000 HAVING COUNT(*) <> 1;

INSERT INTO [dbo].[TestResults] ([TestRunId], [TestName], [TestClass], [Outcome], [DurationMs], [BaselineMs]) VALUES (NEWID(), N'check', N'read', N'passed', 30, 20);
INSERT INTO @failures SELECT N'fn_TestHistory', CAST([t].[TimesBaseline] AS NVARCHAR (40)) FROM [dbo].[fn_TestHistory](N'check', 1) AS [t] WHERE ABS([t].[TimesBaseline] - 1.5) > 0.000001;

SELECT [What], [Found] FROM @failures;
