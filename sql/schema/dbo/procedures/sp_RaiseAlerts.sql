-- Compares every enabled alert's metric with its threshold: raises the alerts that are passed and not open yet, and
-- resolves the open ones whose metric is back.
CREATE PROCEDURE [dbo].[sp_RaiseAlerts]
AS
BEGIN
    SET NOCOUNT ON;
    SET XACT_ABORT ON;

    DECLARE @state TABLE ([AlertId] INT NOT NULL PRIMARY KEY, [MetricValue] FLOAT NOT NULL, [IsPassed] BIT NOT NULL, [Message] NVARCHAR (1000) NOT NULL);

    BEGIN TRY
        INSERT INTO @state ([AlertId], [MetricValue], [IsPassed], [Message])
        SELECT [c].[AlertId], [m].[MetricValue],
               CASE
                   WHEN [c].[Comparison] = N'>' AND [m].[MetricValue] > [c].[Threshold] THEN 1
                   WHEN [c].[Comparison] = N'>=' AND [m].[MetricValue] >= [c].[Threshold] THEN 1
                   WHEN [c].[Comparison] = N'<' AND [m].[MetricValue] < [c].[Threshold] THEN 1
                   WHEN [c].[Comparison] = N'<=' AND [m].[MetricValue] <= [c].[Threshold] THEN 1
                   ELSE 0
               END,
               LEFT(CONCAT([c].[AlertName], N': ', [c].[MetricName], N' is ', [m].[MetricValue], N', and should not be ', [c].[Comparison], N' ', [c].[Threshold], N'.'), 1000)
        FROM [dbo].[AlertConfigurations] AS [c]
        CROSS APPLY [dbo].[fn_MetricValue]([c].[MetricName], [c].[WindowMinutes]) AS [m]
        WHERE [c].[IsEnabled] = 1
          -- Without a sample nothing is known, for better or worse.
          AND [m].[MetricValue] IS NOT NULL;

        BEGIN TRANSACTION;

        UPDATE [h]
        SET [ResolvedAt] = SYSUTCDATETIME()
        FROM [dbo].[AlertHistory] AS [h]
        INNER JOIN @state AS [s] ON [s].[AlertId] = [h].[AlertId]
        WHERE [h].[ResolvedAt] IS NULL
          AND [s].[IsPassed] = 0;

        INSERT INTO [dbo].[AlertHistory] ([AlertId], [ObservedValue], [Message])
        SELECT [s].[AlertId], [s].[MetricValue], [s].[Message]
        FROM @state AS [s]
        WHERE [s].[IsPassed] = 1
          AND NOT EXISTS (
              SELECT 1
              FROM [dbo].[AlertHistory] AS [h] WITH (UPDLOCK, HOLDLOCK)
              WHERE [h].[AlertId] = [s].[AlertId]
                AND [h].[ResolvedAt] IS NULL);

        COMMIT TRANSACTION;

        SELECT [AlertName], [Severity], [ObservedValue], [Threshold], [RaisedAt]
        FROM [dbo].[fn_OpenAlerts]()
        ORDER BY [Rank];
    END TRY
    BEGIN CATCH
        IF XACT_STATE() <> 0 ROLLBACK TRANSACTION;
        THROW;
    END CATCH;
END;
