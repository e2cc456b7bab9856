-- Thinks a question through on several ways at once, a chain each, and marks the one whose last step stays closest to
-- the question.
CREATE PROCEDURE [dbo].[sp_MultiPathReasoning]
    @TenantId    INT,
    @ModelId     INT,
    @Question    NVARCHAR (MAX),
    @Paths       INT              = 3,
    @MaxSteps    INT              = 2,
    @ReasoningId UNIQUEIDENTIFIER = NULL OUTPUT,
    @Answer      NVARCHAR (MAX)   = NULL OUTPUT
AS
BEGIN
    SET NOCOUNT ON;
    SET XACT_ABORT ON;

    DECLARE @path    INT = 1,
            @seed    BIGINT,
            @chainId UNIQUEIDENTIFIER,
            @text    NVARCHAR (MAX);

    BEGIN TRY
        IF @Question IS NULL OR @Paths NOT BETWEEN 1 AND 20
            THROW 50113, N'A question, and 1 to 20 ways.', 1;

        SET @ReasoningId = NEWID();

        WHILE @path <= @Paths
        BEGIN
            -- The seeds of one way do not meet those of another.
            SET @seed = @path * CAST(1000 AS BIGINT);
            EXECUTE [dbo].[sp_ChainOfThoughtReasoning] @TenantId, @ModelId, @Question, @MaxSteps, @seed, @chainId OUTPUT, @text OUTPUT;

            INSERT INTO [Reasoning].[MultiPathReasoning] ([TenantId], [ReasoningId], [InferenceRequestId], [PathNumber], [Steps], [Score])
            SELECT @TenantId, @ReasoningId, MAX([c].[InferenceRequestId]), @path,
                   (SELECT [s].[StepNumber] AS [step], [s].[Conclusion] AS [conclusion], [s].[Confidence] AS [confidence]
                    FROM [Reasoning].[ReasoningChains] AS [s]
                    WHERE [s].[ChainId] = @chainId
                    ORDER BY [s].[StepNumber]
                    FOR JSON PATH),
                   MAX(CASE WHEN [c].[StepNumber] = @MaxSteps THEN CAST([c].[Confidence] AS FLOAT) END)
            FROM [Reasoning].[ReasoningChains] AS [c]
            WHERE [c].[ChainId] = @chainId
              AND [c].[TenantId] = @TenantId;

            SET @path += 1;
        END;

        WITH [Best] AS (
            SELECT TOP (1) [IsBest]
            FROM [Reasoning].[MultiPathReasoning]
            WHERE [ReasoningId] = @ReasoningId
              AND [TenantId] = @TenantId
            ORDER BY [Score] DESC, [PathNumber]
        )
        UPDATE [Best]
        SET [IsBest] = 1;

        SELECT TOP (1) @Answer = [s].[Conclusion]
        FROM [Reasoning].[MultiPathReasoning] AS [m]
        CROSS APPLY OPENJSON([m].[Steps]) WITH ([step] INT N'$.step', [Conclusion] NVARCHAR (MAX) N'$.conclusion') AS [s]
        WHERE [m].[ReasoningId] = @ReasoningId
          AND [m].[IsBest] = 1
        ORDER BY [s].[step] DESC;
    END TRY
    BEGIN CATCH
        IF XACT_STATE() <> 0 ROLLBACK TRANSACTION;
        THROW;
    END CATCH;
END;
