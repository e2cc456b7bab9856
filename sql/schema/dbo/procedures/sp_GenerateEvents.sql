-- Finds the events in a stream: clusters of its atoms that lie together in meaning. Each is kept with the atom nearest
-- to its middle.
CREATE PROCEDURE [dbo].[sp_GenerateEvents]
    @TenantId          INT,
    @OrchestrationId   BIGINT,
    @EventType         NVARCHAR (100) = N'Cluster',
    @Threshold         FLOAT          = 0.7,
    @MinClusterSize    INT            = 3,
    @EventGenerationId BIGINT         = NULL OUTPUT
AS
BEGIN
    SET NOCOUNT ON;
    SET XACT_ABORT ON;

    DECLARE @started DATETIME2 (7) = SYSUTCDATETIME(),
            @points  VARBINARY (MAX),
            @end     DATETIME2 (7);

    DECLARE @members TABLE ([AtomId] BIGINT NOT NULL PRIMARY KEY, [Embedding] VARBINARY (8000) NOT NULL);
    DECLARE @events TABLE ([Ordinal] INT NOT NULL PRIMARY KEY, [ClusterSize] INT NOT NULL, [Coherence] FLOAT NULL, [CentroidAtomId] BIGINT NULL);

    BEGIN TRY
        SET @end = (SELECT [WindowEnd] FROM [Stream].[StreamOrchestrationResults] WHERE [OrchestrationId] = @OrchestrationId AND [TenantId] = @TenantId);

        IF @end IS NULL
            THROW 50087, N'The tenant has no stream of that number.', 1;

        INSERT INTO @members ([AtomId], [Embedding])
        SELECT [e].[AtomId], MAX([dbo].[fn_PadVector]([dbo].[fn_VectorToBytes]([e].[EmbeddingVector])))
        FROM [Stream].[StreamOrchestrationResults] AS [o]
        CROSS APPLY OPENJSON(CONVERT(NVARCHAR (MAX), [o].[Result])) AS [j]
        INNER JOIN [dbo].[AtomEmbeddings] AS [e]
            ON [e].[AtomId] = CAST([j].[value] AS BIGINT)
           AND [e].[TenantId] = @TenantId
        WHERE [o].[OrchestrationId] = @OrchestrationId
        GROUP BY [e].[AtomId];

        SELECT @points = [dbo].[VectorStack]([AtomId], [Embedding]) FROM @members;

        INSERT INTO @events ([Ordinal], [ClusterSize], [Coherence], [CentroidAtomId])
        SELECT [c].[ConceptOrdinal], [c].[MemberCount], [c].[Coherence], [near].[AtomId]
        FROM [dbo].[clr_ClusterConcepts](@points, 1998, @MinClusterSize, @Threshold, 1000) AS [c]
        CROSS APPLY (
            SELECT TOP (1) [m].[AtomId]
            FROM @members AS [m]
            ORDER BY [dbo].[clr_VectorCosineSimilarity]([m].[Embedding], CAST([c].[Centroid] AS VARBINARY (8000))) DESC, [m].[AtomId]
        ) AS [near];

        BEGIN TRANSACTION;

        INSERT INTO [Stream].[EventGenerationResults] ([TenantId], [OrchestrationId], [EventType], [Threshold], [ClusterCount], [EventsGenerated], [DurationMs])
        SELECT @TenantId, @OrchestrationId, @EventType, @Threshold, COUNT(*), COUNT(DISTINCT [CentroidAtomId]), DATEDIFF(MILLISECOND, @started, SYSUTCDATETIME())
        FROM @events;
        SET @EventGenerationId = SCOPE_IDENTITY();

        INSERT INTO [Stream].[EventAtoms] ([TenantId], [EventGenerationId], [CentroidAtomId], [ClusterSize], [AverageWeight], [OccurredAt])
        SELECT @TenantId, @EventGenerationId, [CentroidAtomId], MAX([ClusterSize]), AVG([Coherence]), @end
        FROM @events
        GROUP BY [CentroidAtomId];

        COMMIT TRANSACTION;
    END TRY
    BEGIN CATCH
        IF XACT_STATE() <> 0 ROLLBACK TRANSACTION;
        THROW;
    END CATCH;
END;
