-- class: rolled-back
-- A request runs, is answered the same way twice (the second time from memory), is traced, billed and rated.
DECLARE @first    NVARCHAR (MAX),
        @second   NVARCHAR (MAX),
        @one      BIGINT,
        @two      BIGINT,
        @feedback BIGINT,
        @model    INT;
DECLARE @failures TABLE ([What] NVARCHAR (100) NOT NULL, [Found] NVARCHAR (100) NULL);

EXECUTE [dbo].[sp_CreateTenant] 2000000004, N'check-inference';
SET @model = (SELECT MIN([ModelId]) FROM [dbo].[Models] WHERE [IsActive] = 1);

EXECUTE [dbo].[sp_RunInference] 2000000004, @model, N'one two three one two three one', 5, 0.7, 1, @first OUTPUT, @one OUTPUT;
EXECUTE [dbo].[sp_RunInference] 2000000004, @model, N'one two three one two three one', 5, 0.7, 1, @second OUTPUT, @two OUTPUT;
INSERT INTO @failures SELECT N'sp_RunInference', LEFT(@second, 100) WHERE @first IS NULL OR @first <> @second OR @one = @two;
INSERT INTO @failures SELECT N'fn_InferenceTrace', CAST(COUNT(*) AS NVARCHAR (40)) FROM [dbo].[fn_InferenceTrace](2000000004, @two) AS [t] WHERE [t].[Operation] = N'cache' HAVING COUNT(*) <> 1;
INSERT INTO @failures SELECT N'fn_CacheEfficiency', CAST([c].[Hits] AS NVARCHAR (40)) FROM [dbo].[fn_CacheEfficiency](2000000004) AS [c] WHERE [c].[Answers] <> 1 OR [c].[Hits] <> 1;
INSERT INTO @failures SELECT N'fn_InferenceStatistics', CAST([s].[Requests] AS NVARCHAR (40)) FROM [dbo].[fn_InferenceStatistics](2000000004, DATEADD(HOUR, -1, SYSUTCDATETIME())) AS [s] WHERE [s].[Requests] <> 2 OR [s].[Failures] <> 0;
INSERT INTO @failures SELECT N'fn_LatencyPercentile', CAST([p].[DurationMs] AS NVARCHAR (40)) FROM [dbo].[fn_LatencyPercentile](2000000004, DATEADD(HOUR, -1, SYSUTCDATETIME()), 1) AS [p] WHERE [p].[DurationMs] IS NULL OR [p].[DurationMs] < 0;
INSERT INTO @failures SELECT N'fn_InferenceSources', CAST(COUNT(*) AS NVARCHAR (40)) FROM [dbo].[fn_InferenceSources](2000000004, @one) AS [s] HAVING COUNT(*) <> 0;

EXECUTE [dbo].[sp_ProcessFeedback] 2000000004, @one, 5, N'check', @feedback OUTPUT;
INSERT INTO @failures SELECT N'fn_FeedbackSummary', CAST([f].[AverageRating] AS NVARCHAR (40)) FROM [dbo].[fn_FeedbackSummary](2000000004, DATEADD(HOUR, -1, SYSUTCDATETIME()), DATEADD(HOUR, 1, SYSUTCDATETIME())) AS [f] WHERE [f].[FeedbackCount] <> 1 OR [f].[AverageRating] <> 5 OR [f].[PositiveCount] <> 1;
INSERT INTO @failures SELECT N'fn_SelectModelsForTask', CAST(COUNT(*) AS NVARCHAR (40)) FROM [dbo].[fn_SelectModelsForTask](2000000004, N'text', 1) AS [m] WHERE [m].[ModelId] = @model HAVING COUNT(*) <> 1;
INSERT INTO @failures SELECT N'fn_EnsembleAtomScores', CAST(COUNT(*) AS NVARCHAR (40)) FROM [dbo].[fn_EnsembleAtomScores](2000000004, N'{"1":1}', 10) AS [e] HAVING COUNT(*) <> 0;

SELECT [What], [Found] FROM @failures;
