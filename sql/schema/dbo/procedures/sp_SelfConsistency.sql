-- Asks the same several times and takes the answer that comes most often (Wang et al., "Self-Consistency Improves Chain
-- of Thought Reasoning in Language Models", 2022). How far the answers agree is kept with it.
CREATE PROCEDURE [dbo].[sp_SelfConsistency]
    @TenantId INT,
    @ModelId  INT,
    @Question NVARCHAR (MAX),
    @Samples  INT            = 5,
    @ResultId BIGINT         = NULL OUTPUT,
    @Answer   NVARCHAR (MAX) = NULL OUTPUT
AS
BEGIN
    SET NOCOUNT ON;
    SET XACT_ABORT ON;

    DECLARE @sample      BIGINT = 0,
            @text        NVARCHAR (MAX),
            @inferenceId BIGINT,
            @agreeing    INT;

    DECLARE @answers TABLE ([Sample] BIGINT NOT NULL PRIMARY KEY, [Answer] NVARCHAR (MAX) NOT NULL, [AnswerHash] BINARY (32) NOT NULL);

    BEGIN TRY
        IF @Question IS NULL OR @Samples NOT BETWEEN 1 AND 50
            THROW 50112, N'A question, and 1 to 50 samples.', 1;

        WHILE @sample < @Samples
        BEGIN
            EXECUTE [dbo].[sp_RunInference] @TenantId, @ModelId, @Question, 16, 0.7, @sample, @text OUTPUT, @inferenceId OUTPUT;

            INSERT INTO @answers ([Sample], [Answer], [AnswerHash])
            VALUES (@sample, @text, [dbo].[fn_ContentHash](CAST(LOWER(@text) AS VARBINARY (MAX))));

            SET @sample += 1;
        END;

        SELECT TOP (1) @Answer = [first].[Answer], @agreeing = [group].[Answers]
        FROM (SELECT [AnswerHash], COUNT(*) AS [Answers], MIN([Sample]) AS [First] FROM @answers GROUP BY [AnswerHash]) AS [group]
        INNER JOIN @answers AS [first] ON [first].[Sample] = [group].[First]
        ORDER BY [group].[Answers] DESC, [group].[First];

        INSERT INTO [Reasoning].[SelfConsistencyResults]
            ([TenantId], [InferenceRequestId], [Question], [ConsensusAnswer], [SampleCount], [AgreementRatio], [Samples])
        VALUES
            (@TenantId, @inferenceId, @Question, @Answer, @Samples, CAST(@agreeing * 1.0 / @Samples AS DECIMAL (5, 4)),
             (SELECT [Answer] AS [answer] FROM @answers ORDER BY [Sample] FOR JSON PATH));
        SET @ResultId = SCOPE_IDENTITY();
    END TRY
    BEGIN CATCH
        IF XACT_STATE() <> 0 ROLLBACK TRANSACTION;
        THROW;
    END CATCH;
END;
