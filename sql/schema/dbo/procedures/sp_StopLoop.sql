-- Ends the repetition of the loop: of one tenant or of all. What is under way goes on to its end; the timer that is
-- set finds nothing to start.
CREATE PROCEDURE [dbo].[sp_StopLoop]
    @TenantId INT = NULL
AS
BEGIN
    SET NOCOUNT ON;

    BEGIN TRY
        UPDATE [dbo].[OODALoopState]
        SET [RepeatAfterSeconds] = NULL
        WHERE [RepeatAfterSeconds] IS NOT NULL
          AND [TenantId] = ISNULL(@TenantId, [TenantId]);
    END TRY
    BEGIN CATCH
        THROW;
    END CATCH;
END;
