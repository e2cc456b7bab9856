-- Attends from a query to the atoms around it: the softmax of the scaled dot products is the weight of each (Vaswani et
-- al., "Attention Is All You Need", 2017). With several heads the vector's numbers are dealt among them, and a weight is
-- the mean over the heads. The request, its weights and their result are written down.
CREATE PROCEDURE [dbo].[sp_AttentionInference]
    @TenantId      INT,
    @ModelId       INT,
    @QueryVector   VARBINARY (8000),
    @ContextSize   INT    = 64,
    @AttentionHeads INT   = 8,
    @InferenceId   BIGINT = NULL OUTPUT
AS
BEGIN
    SET NOCOUNT ON;
    SET XACT_ABORT ON;

    DECLARE @query   VECTOR (1998),
            @point   GEOMETRY,
            @started DATETIME2 (7) = SYSUTCDATETIME(),
            @output  NVARCHAR (MAX);

    DECLARE @context TABLE ([AtomId] BIGINT NOT NULL PRIMARY KEY, [AtomEmbeddingId] BIGINT NOT NULL);
    DECLARE @weights TABLE ([HeadIdx] INT NOT NULL, [AtomId] BIGINT NOT NULL, [Weight] FLOAT NOT NULL, PRIMARY KEY ([HeadIdx], [AtomId]));

    BEGIN TRY
        -- What the caller's variable held is not this request, should it fail before it begins.
        SET @InferenceId = NULL;

        IF @ContextSize NOT BETWEEN 1 AND 1000 OR @AttentionHeads NOT BETWEEN 1 AND 64
            THROW 50005, N'1 to 1000 atoms of context and 1 to 64 heads.', 1;

        EXECUTE [dbo].[sp_BeginInference] @TenantId, N'attention', @ModelId, NULL, @InferenceId OUTPUT;

        SET @query = [dbo].[fn_BytesToVector](@QueryVector);
        SET @point = [dbo].[fn_ProjectEmbedding](@query);

        INSERT INTO @context ([AtomId], [AtomEmbeddingId])
        SELECT [f].[AtomId], MIN([f].[AtomEmbeddingId])
        FROM [dbo].[fn_FindNearestAtoms](@TenantId, @query, @point, @ContextSize, @ContextSize * 10, 500) AS [f]
        GROUP BY [f].[AtomId];

        WITH [Dots] AS (
            SELECT
                [k].[ComponentIndex] % @AttentionHeads AS [HeadIdx],
                [c].[AtomId],
                SUM(CAST([q].[ComponentValue] AS FLOAT) * [k].[ComponentValue]) / SQRT(1998.0 / @AttentionHeads) AS [Score]
            FROM @context AS [c]
            INNER JOIN [dbo].[AtomEmbeddings] AS [e] ON [e].[AtomEmbeddingId] = [c].[AtomEmbeddingId]
            CROSS APPLY [dbo].[fn_VectorComponents]([dbo].[fn_VectorToBytes]([e].[EmbeddingVector])) AS [k]
            INNER JOIN [dbo].[fn_VectorComponents](@QueryVector) AS [q] ON [q].[ComponentIndex] = [k].[ComponentIndex]
            GROUP BY [k].[ComponentIndex] % @AttentionHeads, [c].[AtomId]
        ),
        [Shifted] AS (
            -- The largest score taken off: EXP stays in range and the quotient is the same.
            SELECT [HeadIdx], [AtomId], EXP([Score] - MAX([Score]) OVER (PARTITION BY [HeadIdx])) AS [Exponent]
            FROM [Dots]
        )
        INSERT INTO @weights ([HeadIdx], [AtomId], [Weight])
        SELECT [HeadIdx], [AtomId], [Exponent] / SUM([Exponent]) OVER (PARTITION BY [HeadIdx])
        FROM [Shifted];

        BEGIN TRANSACTION;

        INSERT INTO [Attention].[AttentionGenerationLog]
            ([TenantId], [InferenceRequestId], [LayerIdx], [HeadIdx], [AttentionScores], [ContextAtomCount], [DurationMs])
        SELECT
            @TenantId, @InferenceId, 0, [h].[HeadIdx],
            (SELECT [w].[AtomId] AS [atomId], [w].[Weight] AS [weight] FROM @weights AS [w] WHERE [w].[HeadIdx] = [h].[HeadIdx] ORDER BY [w].[Weight] DESC FOR JSON PATH),
            (SELECT COUNT(*) FROM @context),
            DATEDIFF(MILLISECOND, @started, SYSUTCDATETIME())
        FROM (SELECT DISTINCT [HeadIdx] FROM @weights) AS [h];

        INSERT INTO [Attention].[AttentionInferenceResults]
            ([TenantId], [InferenceRequestId], [AtomId], [ResultRank], [AttentionWeight], [HeadCount])
        SELECT
            @TenantId, @InferenceId, [m].[AtomId],
            CAST(ROW_NUMBER() OVER (ORDER BY [m].[Weight] DESC, [m].[AtomId]) AS INT),
            -- A sum of quotients can pass 1 by a rounding.
            IIF([m].[Weight] > 1, 1, [m].[Weight]),
            [m].[Heads]
        FROM (SELECT [AtomId], AVG([Weight]) AS [Weight], COUNT(*) AS [Heads] FROM @weights GROUP BY [AtomId]) AS [m];

        SET @output = ISNULL((SELECT [AtomId] AS [atomId], [AttentionWeight] AS [weight]
                              FROM [Attention].[AttentionInferenceResults]
                              WHERE [InferenceRequestId] = @InferenceId
                              ORDER BY [ResultRank]
                              FOR JSON PATH), N'[]');

        COMMIT TRANSACTION;

        EXECUTE [dbo].[sp_CompleteInference] @TenantId, @InferenceId, @output;

        SELECT [AtomId], [ResultRank], [AttentionWeight]
        FROM [Attention].[AttentionInferenceResults]
        WHERE [InferenceRequestId] = @InferenceId
        ORDER BY [ResultRank];
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
