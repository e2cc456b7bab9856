-- Says that somebody looks after an alert. It stays open until its metric is back.
CREATE PROCEDURE [dbo].[sp_AcknowledgeAlert]
    @AlertHistoryId BIGINT
AS
BEGIN
    SET NOCOUNT ON;

    BEGIN TRY
        UPDATE [dbo].[AlertHistory]
        SET [AcknowledgedAt] = SYSUTCDATETIME(),
            [AcknowledgedBy] = ORIGINAL_LOGIN()
        WHERE [AlertHistoryId] = @AlertHistoryId
          AND [AcknowledgedAt] IS NULL
          AND [ResolvedAt] IS NULL;

        IF @@ROWCOUNT = 0
            THROW 50096, N'No open alert of that number waits for someone.', 1;
    END TRY
    BEGIN CATCH
        THROW;
    END CATCH;
END;
