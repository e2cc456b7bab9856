-- class: rolled-back
-- A metric that passes its threshold raises one alert, however often it is looked at, and resolves it when it is back.
DECLARE @alert INT,
        @open  BIGINT;
DECLARE @raised TABLE ([AlertName] NVARCHAR (128), [Severity] NVARCHAR (20), [ObservedValue] FLOAT, [Threshold] FLOAT, [RaisedAt] DATETIME2 (7));
DECLARE @failures TABLE ([What] NVARCHAR (100) NOT NULL, [Found] NVARCHAR (100) NULL);

INSERT INTO [dbo].[AlertConfigurations] ([AlertName], [MetricName], [Comparison], [Threshold], [WindowMinutes], [Severity]) VALUES (N'check-alert', N'CheckMs', N'>', 100, 5, N'Warning');
SET @alert = SCOPE_IDENTITY();

EXECUTE [dbo].[sp_RecordTelemetry] N'check', 200, NULL, NULL, NULL, N'CheckMs';
EXECUTE [dbo].[sp_RecordTelemetry] N'check', 400, NULL, NULL, NULL, N'CheckMs';
INSERT INTO @failures SELECT N'fn_MetricValue', CAST([m].[MetricValue] AS NVARCHAR (40)) FROM [dbo].[fn_MetricValue](N'CheckMs', 5) AS [m] WHERE [m].[Samples] <> 2 OR ABS([m].[MetricValue] - 300) > 0.000001;

INSERT INTO @raised EXECUTE [dbo].[sp_RaiseAlerts];
INSERT INTO @raised EXECUTE [dbo].[sp_RaiseAlerts];
INSERT INTO @failures SELECT N'sp_RaiseAlerts', CAST(COUNT(*) AS NVARCHAR (40)) FROM [dbo].[AlertHistory] WHERE [AlertId] = @alert HAVING COUNT(*) <> 1;
INSERT INTO @failures SELECT N'fn_OpenAlerts', CAST(COUNT(*) AS NVARCHAR (40)) FROM [dbo].[fn_OpenAlerts]() AS [o] WHERE [o].[AlertName] = N'check-alert' HAVING COUNT(*) <> 1;

SET @open = (SELECT [AlertHistoryId] FROM [dbo].[AlertHistory] WHERE [AlertId] = @alert);
EXECUTE [dbo].[sp_AcknowledgeAlert] @open;
DELETE FROM [dbo].[PerformanceCounters] WHERE [CounterName] = N'CheckMs';
EXECUTE [dbo].[sp_RecordTelemetry] N'check', 50, NULL, NULL, NULL, N'CheckMs';
INSERT INTO @raised EXECUTE [dbo].[sp_RaiseAlerts];
INSERT INTO @failures SELECT N'resolved', CAST(COUNT(*) AS NVARCHAR (40)) FROM [dbo].[AlertHistory] WHERE [AlertId] = @alert AND [ResolvedAt] IS NOT NULL HAVING COUNT(*) <> 1;

SELECT [What], [Found] FROM @failures;
