-- Ends the sessions that nobody has used for so many minutes.
CREATE PROCEDURE [dbo].[sp_CloseIdleSessions]
    @IdleMinutes INT = 60
AS
BEGIN
    SET NOCOUNT ON;

    BEGIN TRY
        IF @IdleMinutes < 1
            THROW 50103, N'Idle begins after a minute at the least.', 1;

        UPDATE [dbo].[UserSessions]
        SET [EndedAt] = SYSUTCDATETIME()
        WHERE [EndedAt] IS NULL
          AND [LastSeenAt] < DATEADD(MINUTE, -@IdleMinutes, SYSUTCDATETIME());

        SELECT @@ROWCOUNT AS [SessionsClosed];
    END TRY
    BEGIN CATCH
        THROW;
    END CATCH;
END;
