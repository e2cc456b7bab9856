-- Writes down that an agent used a tool, as its next step; one too many is refused, and so is a tool that is not
-- enabled.
CREATE PROCEDURE [dbo].[sp_LogToolInvocation]
    @TenantId      INT,
    @ExecutionId   BIGINT,
    @ToolName      NVARCHAR (128),
    @Result        NVARCHAR (MAX),
    @WasSuccessful BIT,
    @DurationMs    INT = NULL
AS
BEGIN
    SET NOCOUNT ON;
    SET XACT_ABORT ON;

    DECLARE @step   INT,
            @toolId INT;

    BEGIN TRY
        SET @toolId = (SELECT [ToolId] FROM [dbo].[AgentTools] WHERE [ToolName] = @ToolName AND [IsEnabled] = 1);

        IF @toolId IS NULL
            THROW 50123, N'There is no enabled tool of that name.', 1;

        BEGIN TRANSACTION;

        UPDATE [h]
        SET @step       = [h].[StepCount] + 1,
            [StepCount] = [h].[StepCount] + 1
        FROM [dbo].[AgentExecutionHistory] AS [h]
        INNER JOIN [dbo].[AgentConfigurations] AS [a] ON [a].[AgentId] = [h].[AgentId]
        WHERE [h].[ExecutionId] = @ExecutionId
          AND [h].[TenantId] = @TenantId
          AND [h].[Status] = N'Running'
          AND [h].[StepCount] < [a].[MaxSteps];

        IF @@ROWCOUNT = 0
            THROW 50124, N'The execution is not running, or has taken all its steps.', 1;

        INSERT INTO [dbo].[ToolInvocationLog] ([TenantId], [ExecutionId], [ToolId], [StepNumber], [Result], [WasSuccessful], [DurationMs])
        VALUES (@TenantId, @ExecutionId, @toolId, @step, @Result, @WasSuccessful, @DurationMs);

        COMMIT TRANSACTION;
    END TRY
    BEGIN CATCH
        IF XACT_STATE() <> 0 ROLLBACK TRANSACTION;
        THROW;
    END CATCH;
END;
