-- The alerts that nobody has resolved, the most severe and oldest first by their rank.
CREATE FUNCTION [dbo].[fn_OpenAlerts] ()
RETURNS TABLE
WITH SCHEMABINDING
AS
RETURN
    SELECT
        [h].[AlertHistoryId], [c].[AlertName], [c].[Severity], [h].[ObservedValue], [c].[Threshold], [h].[RaisedAt], [h].[AcknowledgedBy],
        ROW_NUMBER() OVER (ORDER BY CASE [c].[Severity] WHEN N'Critical' THEN 0 WHEN N'Warning' THEN 1 ELSE 2 END, [h].[RaisedAt]) AS [Rank]
    FROM [dbo].[AlertHistory] AS [h]
    INNER JOIN [dbo].[AlertConfigurations] AS [c] ON [c].[AlertId] = [h].[AlertId]
    WHERE [h].[ResolvedAt] IS NULL;
