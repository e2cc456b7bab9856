-- Asks several models at once: those named, or the best for the task, each weighing by its score. The atoms near the
-- input are scored by every model's activations, and by their nearness where no model has seen them.
CREATE PROCEDURE [dbo].[sp_EnsembleInference]
    @TenantId    INT,
    @InputData   NVARCHAR (MAX),
    @ModelIds    NVARCHAR (MAX)  = NULL,
    @Task        NVARCHAR (128)  = N'text',
    @TopK        INT             = 10,
    @InferenceId BIGINT          = NULL OUTPUT
AS
BEGIN
    SET NOCOUNT ON;
    SET XACT_ABORT ON;

    DECLARE @bytes  VARBINARY (8000),
            @query  VECTOR (1998),
            @point  GEOMETRY,
            @models NVARCHAR (MAX),
            @output NVARCHAR (MAX);

    DECLARE @scores TABLE ([AtomId] BIGINT NOT NULL PRIMARY KEY, [Score] FLOAT NOT NULL, [ModelCount] INT NOT NULL);

    BEGIN TRY
        -- What the caller's variable held is not this request, should it fail before it begins.
        SET @InferenceId = NULL;

        IF @TopK NOT BETWEEN 1 AND 1000
            THROW 50006, N'1 to 1000 results.', 1;

        SELECT @models = N'{' + STRING_AGG(CAST(CONCAT(N'"', [m].[ModelId], N'":', CONVERT(NVARCHAR (40), IIF([m].[Score] > 0.01, [m].[Score], 0.01), 3)) AS NVARCHAR (MAX)), N',') + N'}'
        FROM [dbo].[fn_SelectModelsForTask](@TenantId, @Task, 1000) AS [m]
        WHERE @ModelIds IS NULL
           OR [m].[ModelId] IN (SELECT [i].[Id] FROM [dbo].[fn_IdList](@ModelIds) AS [i]);

        IF @models IS NULL
            THROW 50062, N'None of the models is active and can do the task.', 1;

        EXECUTE [dbo].[sp_BeginInference] @TenantId, @InputData, NULL, @models, @InferenceId OUTPUT;
        EXECUTE [dbo].[sp_TextToEmbedding] @InputData, @bytes OUTPUT;
        SET @query = [dbo].[fn_BytesToVector](@bytes);
        SET @point = [dbo].[fn_ProjectEmbedding](@query);

        INSERT INTO @scores ([AtomId], [Score], [ModelCount])
        SELECT TOP (@TopK) [near].[AtomId], [near].[Nearness] * (1 + ISNULL([said].[EnsembleScore], 0)), ISNULL([said].[ModelCount], 0)
        FROM (
            SELECT [f].[AtomId], MAX(1 - [f].[Distance]) AS [Nearness]
            FROM [dbo].[fn_FindNearestAtoms](@TenantId, @query, @point, @TopK * 10, @TopK * 50, 500) AS [f]
            GROUP BY [f].[AtomId]
        ) AS [near]
        LEFT JOIN [dbo].[fn_EnsembleAtomScores](@TenantId, @models, 100000) AS [said] ON [said].[AtomId] = [near].[AtomId]
        ORDER BY [near].[Nearness] * (1 + ISNULL([said].[EnsembleScore], 0)) DESC, [near].[AtomId];

        INSERT INTO [dbo].[InferenceAtomUsage] ([InferenceId], [AtomId], [TenantId], [UsageType], [Relevance], [UsageRank])
        SELECT @InferenceId, [AtomId], @TenantId, N'Retrieved', [Score], CAST(ROW_NUMBER() OVER (ORDER BY [Score] DESC, [AtomId]) AS INT)
        FROM @scores;

        SET @output = ISNULL((SELECT [s].[AtomId] AS [atomId], [s].[Score] AS [score], [a].[CanonicalText] AS [text]
                              FROM @scores AS [s]
                              INNER JOIN [dbo].[Atoms] AS [a]
                                  ON [a].[AtomId] = [s].[AtomId]
                                 AND [a].[TenantId] = @TenantId
                              ORDER BY [s].[Score] DESC
                              FOR JSON PATH), N'[]');

        EXECUTE [dbo].[sp_CompleteInference] @TenantId, @InferenceId, @output;

        SELECT @InferenceId AS [InferenceId], [AtomId], [Score], [ModelCount]
        FROM @scores
        ORDER BY [Score] DESC, [AtomId];
    END TRY
    BEGIN CATCH
        IF XACT_STATE() <> 0 ROLLBACK TRANSACTION;

        UPDATE [dbo].[InferenceRequests]
        SET [Status] = N'Failed'
        WHERE [InferenceId] = @InferenceId
          AND [TenantId] = @TenantId
          AND [Status] = N'Running';
        THROW;
    END CATCH;
END;
