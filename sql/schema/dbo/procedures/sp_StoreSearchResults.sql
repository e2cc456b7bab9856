-- Keeps the results of a search, a JSON array of atomId and distance in order, to compare searches with one another.
CREATE PROCEDURE [dbo].[sp_StoreSearchResults]
    @TenantId  INT,
    @Results   NVARCHAR (MAX),
    @IndexName NVARCHAR (128)   = NULL,
    @SearchId  UNIQUEIDENTIFIER = NULL OUTPUT
AS
BEGIN
    SET NOCOUNT ON;

    BEGIN TRY
        IF ISNULL(ISJSON(@Results), 0) = 0
            THROW 50008, N'The results are a JSON array.', 1;

        SET @SearchId = NEWID();

        INSERT INTO [dbo].[SearchResults] ([SearchId], [ResultRank], [TenantId], [SearchIndexId], [AtomId], [Distance])
        SELECT @SearchId, CAST([r].[key] AS INT) + 1, @TenantId,
               (SELECT [i].[SearchIndexId] FROM [dbo].[SearchIndices] AS [i] WHERE [i].[IndexName] = @IndexName),
               [a].[AtomId],
               -- A rounding can fall below zero.
               CASE WHEN [v].[Distance] < 0 THEN 0 ELSE [v].[Distance] END
        FROM OPENJSON(@Results) AS [r]
        CROSS APPLY OPENJSON([r].[value]) WITH ([AtomId] BIGINT N'$.atomId', [Distance] FLOAT N'$.distance') AS [v]
        INNER JOIN [dbo].[Atoms] AS [a]
            ON [a].[AtomId] = [v].[AtomId]
           AND [a].[TenantId] = @TenantId;
    END TRY
    BEGIN CATCH
        THROW;
    END CATCH;
END;
