-- Takes the answers out of the cache that were asked for longest ago, until so many are left.
CREATE PROCEDURE [dbo].[sp_EvictInferenceCache]
    @KeepRows  BIGINT = 100000,
    @BatchSize INT    = 5000
AS
BEGIN
    SET NOCOUNT ON;

    DECLARE @excess  BIGINT,
            @batch   INT,
            @evicted BIGINT = 0;

    BEGIN TRY
        IF @KeepRows < 0 OR @BatchSize < 1
            THROW 50091, N'Keep zero rows or more, in batches of at least 1.', 1;

        SELECT @excess = COUNT_BIG(*) - @KeepRows FROM [dbo].[InferenceCache] WITH (SNAPSHOT);

        WHILE @excess > 0
        BEGIN
            SET @batch = IIF(@excess < @BatchSize, CAST(@excess AS INT), @BatchSize);

            DELETE [c]
            FROM [dbo].[InferenceCache] AS [c] WITH (SNAPSHOT)
            WHERE [c].[CacheId] IN (
                SELECT TOP (@batch) [old].[CacheId]
                FROM [dbo].[InferenceCache] AS [old] WITH (SNAPSHOT)
                ORDER BY [old].[LastAccessedUtc]);

            SET @batch = @@ROWCOUNT;
            IF @batch = 0 BREAK;
            SET @evicted += @batch;
            SET @excess -= @batch;
        END;

        SELECT @evicted AS [AnswersEvicted];
    END TRY
    BEGIN CATCH
        THROW;
    END CATCH;
END;
