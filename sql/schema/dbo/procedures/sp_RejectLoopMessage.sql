-- Puts away a message that a phase of the loop could not process: into dbo.ErrorLog, and its conversation ended with an
-- error, so that it never comes again. Called in a CATCH block, whose error it writes down, and inside a transaction
-- that the caller commits.
CREATE PROCEDURE [dbo].[sp_RejectLoopMessage]
    @Handle        UNIQUEIDENTIFIER,
    @Body          NVARCHAR (MAX),
    @ProcedureName NVARCHAR (256)
AS
BEGIN
    SET NOCOUNT ON;
    SET XACT_ABORT OFF;

    -- The description of an error that ends a conversation holds 3000 characters.
    DECLARE @failure NVARCHAR (3000) = LEFT(ISNULL(ERROR_MESSAGE(), N'The message was refused.'), 3000);

    INSERT INTO [dbo].[ErrorLog]
        ([ProcedureName], [ErrorNumber], [ErrorSeverity], [ErrorState], [ErrorLine], [ErrorMessage], [Context])
    VALUES
        (@ProcedureName, ISNULL(ERROR_NUMBER(), 50022), ERROR_SEVERITY(), ERROR_STATE(), ERROR_LINE(), @failure, @Body);

    END CONVERSATION @Handle WITH ERROR = 50022 DESCRIPTION = @failure;
END;
