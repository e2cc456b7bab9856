-- Fuses atoms of several streams into one: the mean of their embeddings, weighted by @Weights, a JSON object of atom
-- number and share. The fusion is an atom of its own with that embedding.
CREATE PROCEDURE [dbo].[sp_FuseStreams]
    @TenantId   INT,
    @FusionName NVARCHAR (256),
    @Weights    NVARCHAR (MAX),
    @FusionId   BIGINT = NULL OUTPUT,
    @AtomId     BIGINT = NULL OUTPUT
AS
BEGIN
    SET NOCOUNT ON;
    SET XACT_ABORT ON;

    DECLARE @started    DATETIME2 (7)    = SYSUTCDATETIME(),
            @fused      VARBINARY (8000) = NULL,
            @content    VARBINARY (MAX),
            @confidence FLOAT;

    DECLARE @parts TABLE ([AtomId] BIGINT NOT NULL PRIMARY KEY, [Share] FLOAT NOT NULL, [Embedding] VARBINARY (8000) NOT NULL);

    BEGIN TRY
        IF ISNULL(ISJSON(@Weights), 0) = 0
            THROW 50088, N'The weights are a JSON object of atom number and share.', 1;

        INSERT INTO @parts ([AtomId], [Share], [Embedding])
        SELECT [e].[AtomId], MAX([w].[Share] / [w].[Total]), MAX([dbo].[fn_PadVector]([dbo].[fn_VectorToBytes]([e].[EmbeddingVector])))
        FROM (
            SELECT TRY_CAST([j].[key] AS BIGINT) AS [AtomId], TRY_CAST([j].[value] AS FLOAT) AS [Share], SUM(TRY_CAST([j].[value] AS FLOAT)) OVER () AS [Total]
            FROM OPENJSON(@Weights) AS [j]
            WHERE TRY_CAST([j].[value] AS FLOAT) > 0
        ) AS [w]
        INNER JOIN [dbo].[AtomEmbeddings] AS [e]
            ON [e].[AtomId] = [w].[AtomId]
           AND [e].[TenantId] = @TenantId
        GROUP BY [e].[AtomId];

        IF @@ROWCOUNT = 0
            THROW 50089, N'None of the atoms has an embedding.', 1;

        SELECT @fused = [dbo].[VectorSum]([dbo].[clr_VectorScale]([Embedding], [Share])) FROM @parts;
        -- Parts that point the same way fuse with confidence.
        SELECT @confidence = AVG([dbo].[clr_VectorCosineSimilarity]([Embedding], @fused)) FROM @parts;

        SET @content = CAST(CONCAT(@FusionName, N'|', @Weights) AS VARBINARY (MAX));
        EXECUTE [dbo].[sp_IngestAtom] @Content = @content, @ContentType = N'application/x-fusion', @TenantId = @TenantId, @AtomId = @AtomId OUTPUT;

        IF NOT EXISTS (SELECT 1 FROM [dbo].[AtomEmbeddings] WHERE [AtomId] = @AtomId AND [TenantId] = @TenantId)
            EXECUTE [dbo].[sp_StoreEmbedding] @TenantId, @AtomId, @fused;

        INSERT INTO [Stream].[StreamFusionResults] ([TenantId], [FusionName], [FusionMethod], [StreamWeights], [Confidence], [ResultAtomId], [DurationMs])
        VALUES (@TenantId, @FusionName, N'WeightedAverage', @Weights,
                CAST(CASE WHEN @confidence < 0 THEN 0 WHEN @confidence > 1 THEN 1 ELSE @confidence END AS DECIMAL (5, 4)),
                @AtomId, DATEDIFF(MILLISECOND, @started, SYSUTCDATETIME()));
        SET @FusionId = SCOPE_IDENTITY();
    END TRY
    BEGIN CATCH
        IF XACT_STATE() <> 0 ROLLBACK TRANSACTION;
        THROW;
    END CATCH;
END;
