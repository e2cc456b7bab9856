-- Thinks a question through in steps: each step's question is the one before it and what it came to. The confidence of a
-- step is how close its conclusion stays to the question. The chain is written down step by step.
CREATE PROCEDURE [dbo].[sp_ChainOfThoughtReasoning]
    @TenantId INT,
    @ModelId  INT,
    @Prompt   NVARCHAR (MAX),
    @MaxSteps INT              = 3,
    @Seed     BIGINT           = 0,
    @ChainId  UNIQUEIDENTIFIER = NULL OUTPUT,
    @Answer   NVARCHAR (MAX)   = NULL OUTPUT
AS
BEGIN
    SET NOCOUNT ON;
    SET XACT_ABORT ON;

    DECLARE @step        INT = 1,
            @question    NVARCHAR (MAX) = @Prompt,
            @seedOfStep  BIGINT,
            @inferenceId BIGINT,
            @promptBytes VARBINARY (8000),
            @answerBytes VARBINARY (8000),
            @confidence  FLOAT,
            @started     DATETIME2 (7);

    BEGIN TRY
        IF @Prompt IS NULL OR @MaxSteps NOT BETWEEN 1 AND 20
            THROW 50111, N'A question, and 1 to 20 steps.', 1;

        SET @ChainId = NEWID();
        EXECUTE [dbo].[sp_TextToEmbedding] @Prompt, @promptBytes OUTPUT;

        WHILE @step <= @MaxSteps
        BEGIN
            SET @started = SYSUTCDATETIME();
            SET @seedOfStep = @Seed + @step - 1;

            EXECUTE [dbo].[sp_RunInference] @TenantId, @ModelId, @question, 64, 0.7, @seedOfStep, @Answer OUTPUT, @inferenceId OUTPUT;
            EXECUTE [dbo].[sp_TextToEmbedding] @Answer, @answerBytes OUTPUT;

            SET @confidence = ISNULL([dbo].[clr_VectorCosineSimilarity](@promptBytes, @answerBytes), 0);

            INSERT INTO [Reasoning].[ReasoningChains]
                ([ChainId], [StepNumber], [TenantId], [InferenceRequestId], [StepPrompt], [Conclusion], [Confidence], [DurationMs])
            VALUES
                (@ChainId, @step, @TenantId, @inferenceId, @question, @Answer,
                 CAST(CASE WHEN @confidence < 0 THEN 0 WHEN @confidence > 1 THEN 1 ELSE @confidence END AS DECIMAL (5, 4)),
                 DATEDIFF(MILLISECOND, @started, SYSUTCDATETIME()));

            SET @question = CONCAT(@Prompt, N' ', @Answer);
            SET @step += 1;
        END;
    END TRY
    BEGIN CATCH
        IF XACT_STATE() <> 0 ROLLBACK TRANSACTION;
        THROW;
    END CATCH;
END;
