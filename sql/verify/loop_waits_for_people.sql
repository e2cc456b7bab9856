-- class: rolled-back
-- What the loop proposed is decided once, and a cycle can be looked at.
DECLARE @cycle  UNIQUEIDENTIFIER = NEWID(),
        @action BIGINT;
DECLARE @failures TABLE ([What] NVARCHAR (100) NOT NULL, [Found] NVARCHAR (100) NULL);

INSERT INTO [dbo].[OODALoopState] ([CycleId], [TenantId], [Phase], [LookbackHours], [AutoApproveThreshold], [MaxChangesPerRun], [RepeatAfterSeconds]) VALUES (@cycle, 0, N'Hypothesized', 24, 0, 1, 60);
INSERT INTO [dbo].[PendingActions] ([TenantId], [CycleId], [ActionType], [RiskLevel], [Rationale]) VALUES (0, @cycle, N'AssignSpatialBuckets', 5, N'check');
SET @action = SCOPE_IDENTITY();
INSERT INTO [dbo].[LearningOutcomes] ([TenantId], [CycleId], [MetricName], [BaselineValue], [ObservedValue]) VALUES (0, @cycle, N'failureRate', 0.5, 0.25);

INSERT INTO @failures SELECT N'fn_PendingApprovals', CAST(COUNT(*) AS NVARCHAR (40)) FROM [dbo].[fn_PendingApprovals](0) AS [p] WHERE [p].[ActionId] = @action HAVING COUNT(*) <> 1;
EXECUTE [dbo].[sp_DecideAction] 0, @action, 0;
INSERT INTO @failures SELECT N'sp_DecideAction', [Status] FROM [dbo].[PendingActions] WHERE [ActionId] = @action AND [Status] <> N'Rejected';
INSERT INTO @failures SELECT N'fn_CycleSummary', CAST([s].[FailureRateDelta] AS NVARCHAR (40)) FROM [dbo].[fn_CycleSummary](0, @cycle) AS [s] WHERE [s].[Proposed] <> 1 OR [s].[Executed] <> 0 OR ABS([s].[FailureRateDelta] + 0.25) > 0.000001;
INSERT INTO @failures SELECT N'fn_LearningTrend', CAST(COUNT(*) AS NVARCHAR (40)) FROM [dbo].[fn_LearningTrend](0, N'failureRate') AS [t] WHERE [t].[CycleId] = @cycle HAVING COUNT(*) <> 1;
EXECUTE [dbo].[sp_StopLoop] 0;
INSERT INTO @failures SELECT N'sp_StopLoop', NULL FROM [dbo].[OODALoopState] WHERE [CycleId] = @cycle AND [RepeatAfterSeconds] IS NOT NULL;

SELECT [What], [Found] FROM @failures;
