-- Binds an atom to the concepts it lies near, the nearest as the primary one. Bindings that no longer hold go.
CREATE PROCEDURE [dbo].[sp_BindAtomConcepts]
    @TenantId            INT,
    @AtomId              BIGINT,
    @SimilarityThreshold FLOAT = 0.8,
    @MaxConceptsPerAtom  INT   = 5
AS
BEGIN
    SET NOCOUNT ON;
    SET XACT_ABORT ON;

    DECLARE @bound TABLE ([ConceptId] BIGINT NOT NULL PRIMARY KEY, [Similarity] FLOAT NOT NULL, [IsPrimary] BIT NOT NULL);

    BEGIN TRY
        IF NOT EXISTS (SELECT 1 FROM [dbo].[Atoms] WHERE [AtomId] = @AtomId AND [TenantId] = @TenantId)
            THROW 50042, N'The tenant has no atom of that number.', 1;

        INSERT INTO @bound ([ConceptId], [Similarity], [IsPrimary])
        SELECT [b].[ConceptId],
               -- A rounding can pass one.
               CASE WHEN [b].[Similarity] > 1 THEN 1 WHEN [b].[Similarity] < -1 THEN -1 ELSE [b].[Similarity] END,
               IIF(ROW_NUMBER() OVER (ORDER BY [b].[Similarity] DESC, [b].[ConceptId]) = 1, 1, 0)
        FROM [dbo].[fn_BindConcepts](@AtomId, @SimilarityThreshold, @MaxConceptsPerAtom, @TenantId) AS [b];

        BEGIN TRANSACTION;

        -- Only one binding of an atom is primary, so all go before any comes.
        DELETE FROM [provenance].[AtomConcepts]
        WHERE [AtomId] = @AtomId
          AND [TenantId] = @TenantId;

        INSERT INTO [provenance].[AtomConcepts] ([AtomId], [ConceptId], [TenantId], [Similarity], [IsPrimary])
        SELECT @AtomId, [ConceptId], @TenantId, [Similarity], [IsPrimary]
        FROM @bound;

        COMMIT TRANSACTION;

        SELECT [ConceptId], [Similarity], [IsPrimary] FROM @bound ORDER BY [Similarity] DESC;
    END TRY
    BEGIN CATCH
        IF XACT_STATE() <> 0 ROLLBACK TRANSACTION;
        THROW;
    END CATCH;
END;
