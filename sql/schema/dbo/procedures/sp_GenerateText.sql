-- Continues a prompt by several models: each of them that can write tries once, the attempts are kept with their scores,
-- and the one closest to the prompt is the text. @top_k is how many models try at most.
CREATE PROCEDURE [dbo].[sp_GenerateText]
    @prompt       NVARCHAR (MAX),
    @max_tokens   INT            = 256,
    @temperature  FLOAT          = 0.7,
    @ModelIds     NVARCHAR (MAX) = NULL,
    @top_k        INT            = 5,
    @TenantId     INT            = 0,
    @GenerationId BIGINT         = NULL OUTPUT,
    @Text         NVARCHAR (MAX) = NULL OUTPUT
AS
BEGIN
    SET NOCOUNT ON;
    SET XACT_ABORT ON;

    DECLARE @attempt     INT = 0,
            @modelId     INT,
            @candidate   NVARCHAR (MAX),
            @promptBytes VARBINARY (8000),
            @bytes       VARBINARY (8000),
            @inferenceId BIGINT,
            @parameters  NVARCHAR (MAX),
            @content     VARBINARY (MAX),
            @started     DATETIME2 (7);

    DECLARE @models TABLE ([Attempt] INT NOT NULL PRIMARY KEY, [ModelId] INT NOT NULL);

    BEGIN TRY
        IF @prompt IS NULL OR @top_k NOT BETWEEN 1 AND 20
            THROW 50115, N'A prompt, and 1 to 20 models.', 1;

        INSERT INTO @models ([Attempt], [ModelId])
        SELECT TOP (@top_k) ROW_NUMBER() OVER (ORDER BY [m].[Score] DESC, [m].[ModelId]), [m].[ModelId]
        FROM [dbo].[fn_SelectModelsForTask](@TenantId, N'text', 1000) AS [m]
        WHERE @ModelIds IS NULL
           OR [m].[ModelId] IN (SELECT [i].[Id] FROM [dbo].[fn_IdList](@ModelIds) AS [i])
        ORDER BY [m].[Score] DESC, [m].[ModelId];

        IF @@ROWCOUNT = 0
            THROW 50062, N'None of the models is active and can do the task.', 1;

        SET @parameters = (SELECT @max_tokens AS [maxTokens], @temperature AS [temperature] FOR JSON PATH, WITHOUT_ARRAY_WRAPPER);
        EXECUTE [dbo].[sp_BeginGeneration] @TenantId, N'text', @prompt, @parameters, NULL, NULL, @GenerationId OUTPUT;
        EXECUTE [dbo].[sp_TextToEmbedding] @prompt, @promptBytes OUTPUT;

        WHILE 1 = 1
        BEGIN
            SET @attempt += 1;
            SET @modelId = (SELECT [ModelId] FROM @models WHERE [Attempt] = @attempt);
            IF @modelId IS NULL BREAK;

            SET @started = SYSUTCDATETIME();
            EXECUTE [dbo].[sp_RunInference] @TenantId, @modelId, @prompt, @max_tokens, @temperature, @attempt, @candidate OUTPUT, @inferenceId OUTPUT;
            EXECUTE [dbo].[sp_TextToEmbedding] @candidate, @bytes OUTPUT;

            INSERT INTO [dbo].[GenerationAttempts] ([GenerationId], [AttemptNumber], [TenantId], [Temperature], [Candidate], [Score], [DurationMs])
            VALUES (@GenerationId, @attempt, @TenantId, @temperature, @candidate,
                    ISNULL([dbo].[clr_VectorCosineSimilarity](@promptBytes, @bytes), 0), DATEDIFF(MILLISECOND, @started, SYSUTCDATETIME()));
        END;

        WITH [Best] AS (
            SELECT TOP (1) [IsAccepted], [Candidate]
            FROM [dbo].[GenerationAttempts]
            WHERE [GenerationId] = @GenerationId
              AND [TenantId] = @TenantId
            ORDER BY [Score] DESC, [AttemptNumber]
        )
        UPDATE [Best]
        SET [IsAccepted] = 1,
            @Text        = [Candidate];

        SET @content = CAST(@Text AS VARBINARY (MAX));
        EXECUTE [dbo].[sp_CompleteGeneration] @TenantId, @GenerationId, @content, N'text/plain', @Text;

        SELECT @GenerationId AS [GenerationId], @Text AS [Text];
    END TRY
    BEGIN CATCH
        IF XACT_STATE() <> 0 ROLLBACK TRANSACTION;
        THROW;
    END CATCH;
END;
