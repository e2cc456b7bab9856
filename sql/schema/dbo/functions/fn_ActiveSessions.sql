-- A tenant's sessions that have not ended and were seen within so many minutes.
CREATE FUNCTION [dbo].[fn_ActiveSessions] (@TenantId INT, @WithinMinutes INT)
RETURNS TABLE
WITH SCHEMABINDING
AS
RETURN
    SELECT [s].[SessionId], [s].[UserName], [s].[ClientAddress], [s].[StartedAt], [s].[LastSeenAt]
    FROM [dbo].[UserSessions] AS [s]
    WHERE [s].[TenantId] = @TenantId
      AND [s].[EndedAt] IS NULL
      AND [s].[LastSeenAt] >= DATEADD(MINUTE, -@WithinMinutes, SYSUTCDATETIME());
