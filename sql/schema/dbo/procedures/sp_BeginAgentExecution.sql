-- Starts an agent on a goal.
CREATE PROCEDURE [dbo].[sp_BeginAgentExecution]
    @TenantId    INT,
    @AgentName   NVARCHAR (128),
    @Goal        NVARCHAR (MAX),
    @SessionId   UNIQUEIDENTIFIER = NULL,
    @ExecutionId BIGINT           = NULL OUTPUT
AS
BEGIN
    SET NOCOUNT ON;

    BEGIN TRY
        INSERT INTO [dbo].[AgentExecutionHistory] ([TenantId], [AgentId], [SessionId], [Goal])
        SELECT @TenantId, [a].[AgentId], @SessionId, @Goal
        FROM [dbo].[AgentConfigurations] AS [a]
        WHERE [a].[TenantId] = @TenantId
          AND [a].[AgentName] = @AgentName
          AND [a].[IsActive] = 1;

        IF @@ROWCOUNT = 0
            THROW 50122, N'The tenant has no active agent of that name.', 1;

        SET @ExecutionId = SCOPE_IDENTITY();
    END TRY
    BEGIN CATCH
        THROW;
    END CATCH;
END;
