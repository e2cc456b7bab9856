-- Looks for concepts among a tenant's embeddings and keeps them: each cluster is a concept with its centroid. One that
-- lies where a concept is already moves it, and its history tells of it.
CREATE PROCEDURE [dbo].[sp_DiscoverConcepts]
    @TenantId           INT   = 0,
    @MinClusterSize     INT   = 5,
    @CoherenceThreshold FLOAT = 0.7,
    @MaxConcepts        INT   = 100
AS
BEGIN
    SET NOCOUNT ON;
    SET XACT_ABORT ON;

    DECLARE @found TABLE
    (
        [Ordinal]     INT              NOT NULL PRIMARY KEY,
        [MemberCount] INT              NOT NULL,
        [Coherence]   FLOAT            NULL,
        [Centroid]    VARBINARY (8000) NOT NULL,
        [ConceptId]   BIGINT           NULL,
        [Shift]       FLOAT            NULL
    );

    BEGIN TRY
        INSERT INTO @found ([Ordinal], [MemberCount], [Coherence], [Centroid])
        SELECT [d].[ConceptOrdinal], [d].[MemberCount],
               -- A mean cosine; below zero nothing coheres, and a rounding can pass one.
               CASE WHEN [d].[Coherence] < 0 THEN 0 WHEN [d].[Coherence] > 1 THEN 1 ELSE [d].[Coherence] END,
               CAST([d].[Centroid] AS VARBINARY (8000))
        FROM [dbo].[fn_DiscoverConcepts](@MinClusterSize, @CoherenceThreshold, @MaxConcepts, @TenantId) AS [d];

        BEGIN TRANSACTION;

        -- The nearest concept within 0.1 of cosine distance is the same one.
        UPDATE [f]
        SET [ConceptId] = [same].[ConceptId],
            [Shift]     = CASE WHEN [same].[Distance] < 0 THEN 0 ELSE [same].[Distance] END
        FROM @found AS [f]
        CROSS APPLY (
            SELECT TOP (1) [c].[ConceptId], [d].[Distance]
            FROM [provenance].[Concepts] AS [c] WITH (UPDLOCK)
            CROSS APPLY [dbo].[fn_CosineDistance]([c].[CentroidVector], [dbo].[fn_BytesToVector]([f].[Centroid])) AS [d]
            WHERE [c].[TenantId] = @TenantId
              AND [c].[CentroidVector] IS NOT NULL
              AND [d].[Distance] <= 0.1
            ORDER BY [d].[Distance]
        ) AS [same];

        -- A concept moves to one place only; another cluster near to it is a concept of its own.
        WITH [Claims] AS (
            SELECT [ConceptId], [Shift], ROW_NUMBER() OVER (PARTITION BY [ConceptId] ORDER BY [Shift], [Ordinal]) AS [Place]
            FROM @found
            WHERE [ConceptId] IS NOT NULL
        )
        UPDATE [Claims]
        SET [ConceptId] = NULL,
            [Shift]     = NULL
        WHERE [Place] > 1;

        INSERT INTO [provenance].[ConceptEvolution]
            ([TenantId], [ConceptId], [EvolutionType], [MemberCountBefore], [MemberCountAfter], [CoherenceBefore], [CoherenceAfter], [CentroidShift])
        SELECT @TenantId, [c].[ConceptId],
               CASE WHEN [f].[MemberCount] > [c].[MemberCount] THEN N'Grown' WHEN [f].[MemberCount] < [c].[MemberCount] THEN N'Shrunk' ELSE N'Moved' END,
               [c].[MemberCount], [f].[MemberCount], [c].[Coherence], [f].[Coherence], [f].[Shift]
        FROM @found AS [f]
        INNER JOIN [provenance].[Concepts] AS [c] ON [c].[ConceptId] = [f].[ConceptId]
        WHERE [f].[MemberCount] <> [c].[MemberCount]
           OR [f].[Shift] > 0.000001;

        UPDATE [c]
        SET [CentroidVector] = [dbo].[fn_BytesToVector]([f].[Centroid]),
            [CentroidKey]    = [dbo].[fn_SpatialProject]([f].[Centroid]),
            [MemberCount]    = [f].[MemberCount],
            [Coherence]      = [f].[Coherence]
        FROM [provenance].[Concepts] AS [c]
        INNER JOIN @found AS [f] ON [f].[ConceptId] = [c].[ConceptId];

        INSERT INTO [provenance].[Concepts] ([TenantId], [ConceptName], [CentroidVector], [CentroidKey], [MemberCount], [Coherence])
        SELECT @TenantId, CONCAT(N'concept-', CONVERT(NVARCHAR (64), HASHBYTES(N'SHA2_256', [f].[Centroid]), 2)),
               [dbo].[fn_BytesToVector]([f].[Centroid]), [dbo].[fn_SpatialProject]([f].[Centroid]), [f].[MemberCount], [f].[Coherence]
        FROM @found AS [f]
        WHERE [f].[ConceptId] IS NULL;

        INSERT INTO [provenance].[ConceptEvolution] ([TenantId], [ConceptId], [EvolutionType], [MemberCountAfter], [CoherenceAfter])
        SELECT @TenantId, [c].[ConceptId], N'Discovered', [c].[MemberCount], [c].[Coherence]
        FROM [provenance].[Concepts] AS [c]
        INNER JOIN @found AS [f]
            ON [f].[ConceptId] IS NULL
           AND [c].[ConceptName] = CONCAT(N'concept-', CONVERT(NVARCHAR (64), HASHBYTES(N'SHA2_256', [f].[Centroid]), 2))
        WHERE [c].[TenantId] = @TenantId;

        COMMIT TRANSACTION;

        SELECT COUNT(*) AS [Found], COUNT([ConceptId]) AS [KnownBefore] FROM @found;
    END TRY
    BEGIN CATCH
        IF XACT_STATE() <> 0 ROLLBACK TRANSACTION;
        THROW;
    END CATCH;
END;
