-- The shortest way from one atom to another over the edges of the graph, kept for a day. Nothing comes back when there
-- is none within ten steps.
CREATE PROCEDURE [dbo].[sp_FindSemanticPath]
    @TenantId    INT,
    @StartAtomId BIGINT,
    @EndAtomId   BIGINT
AS
BEGIN
    SET NOCOUNT ON;
    SET XACT_ABORT ON;

    DECLARE @pathId BIGINT,
            @atoms  NVARCHAR (MAX),
            @length INT,
            @cost   FLOAT,
            @now    DATETIME2 (7) = SYSUTCDATETIME();

    BEGIN TRY
        UPDATE [provenance].[SemanticPathCache]
        SET @pathId    = [PathId],
            [HitCount] = [HitCount] + 1
        WHERE [TenantId] = @TenantId
          AND [StartAtomId] = @StartAtomId
          AND [EndAtomId] = @EndAtomId
          AND [ExpiresAt] > @now;

        IF @pathId IS NULL
        BEGIN
            SELECT TOP (1) @atoms = CONCAT(N'[', @StartAtomId, N',', [way].[Atoms], N']'), @length = [way].[Steps], @cost = [way].[Cost]
            FROM (
                SELECT
                    LAST_VALUE([reached].[AtomId])                                   WITHIN GROUP (GRAPH PATH) AS [EndAtomId],
                    STRING_AGG(CAST([reached].[AtomId] AS NVARCHAR (20)), N',')      WITHIN GROUP (GRAPH PATH) AS [Atoms],
                    COUNT([reached].[AtomId])                                        WITHIN GROUP (GRAPH PATH) AS [Steps],
                    SUM([step].[Weight])                                             WITHIN GROUP (GRAPH PATH) AS [Cost]
                FROM
                    [graph].[AtomGraphNodes] AS [origin],
                    [graph].[AtomGraphEdges] FOR PATH AS [step],
                    [graph].[AtomGraphNodes] FOR PATH AS [reached]
                WHERE MATCH(SHORTEST_PATH([origin](-([step])->[reached]){1,10}))
                  AND [origin].[AtomId] = @StartAtomId
                  AND [origin].[TenantId] = @TenantId
            ) AS [way]
            WHERE [way].[EndAtomId] = @EndAtomId;

            IF @length IS NOT NULL
            BEGIN
                BEGIN TRANSACTION;

                DELETE FROM [provenance].[SemanticPathCache] WITH (HOLDLOCK)
                WHERE [TenantId] = @TenantId
                  AND [StartAtomId] = @StartAtomId
                  AND [EndAtomId] = @EndAtomId;

                INSERT INTO [provenance].[SemanticPathCache] ([TenantId], [StartAtomId], [EndAtomId], [PathAtoms], [PathLength], [TotalCost], [ExpiresAt])
                VALUES (@TenantId, @StartAtomId, @EndAtomId, @atoms, @length, CASE WHEN @cost < 0 THEN 0 ELSE ISNULL(@cost, @length) END, DATEADD(DAY, 1, @now));
                SET @pathId = SCOPE_IDENTITY();

                COMMIT TRANSACTION;
            END;
        END;

        SELECT CAST([step].[key] AS INT) AS [StepNumber], CAST([step].[value] AS BIGINT) AS [AtomId], [p].[PathLength], [p].[TotalCost]
        FROM [provenance].[SemanticPathCache] AS [p]
        CROSS APPLY OPENJSON([p].[PathAtoms]) AS [step]
        WHERE [p].[PathId] = @pathId
          AND [p].[TenantId] = @TenantId
        ORDER BY [StepNumber];
    END TRY
    BEGIN CATCH
        IF XACT_STATE() <> 0 ROLLBACK TRANSACTION;
        THROW;
    END CATCH;
END;
