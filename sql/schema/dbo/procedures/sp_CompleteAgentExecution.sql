-- Ends an agent's execution with what came of it.
CREATE PROCEDURE [dbo].[sp_CompleteAgentExecution]
    @TenantId    INT,
    @ExecutionId BIGINT,
    @Outcome     NVARCHAR (MAX),
    @Status      NVARCHAR (20) = N'Completed'
AS
BEGIN
    SET NOCOUNT ON;

    BEGIN TRY
        IF @Status NOT IN (N'Completed', N'Failed', N'Cancelled')
            THROW 50125, N'An execution ends as Completed, Failed or Cancelled.', 1;

        UPDATE [dbo].[AgentExecutionHistory]
        SET [Status]      = @Status,
            [Outcome]     = @Outcome,
            [CompletedAt] = SYSUTCDATETIME()
        WHERE [ExecutionId] = @ExecutionId
          AND [TenantId] = @TenantId
          AND [Status] = N'Running';

        IF @@ROWCOUNT = 0
            THROW 50126, N'The tenant has no running execution of that number.', 1;
    END TRY
    BEGIN CATCH
        THROW;
    END CATCH;
END;
