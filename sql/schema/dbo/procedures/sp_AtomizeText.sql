-- Takes a text atom apart into tokens of the vocabulary. Words that it has not are added; how often each was seen is
-- counted. Taking apart again replaces what was there, and its count. A procedure that calls this one leaves the figure
-- out by @ReturnFigures: within INSERT ... EXECUTE nothing can be rolled back (error 3915).
CREATE PROCEDURE [dbo].[sp_AtomizeText]
    @TenantId       INT,
    @AtomId         BIGINT,
    @VocabularyName NVARCHAR (64) = N'default',
    @ReturnFigures  BIT           = 1
AS
BEGIN
    SET NOCOUNT ON;
    SET XACT_ABORT ON;

    DECLARE @text NVARCHAR (MAX);

    DECLARE @tokens TABLE
    (
        [TokenPosition]   INT            NOT NULL PRIMARY KEY,
        [CharacterOffset] INT            NOT NULL,
        [CharacterLength] INT            NOT NULL,
        [TokenText]       NVARCHAR (256) NOT NULL
    );

    BEGIN TRY
        SELECT @text = [CanonicalText]
        FROM [dbo].[Atoms]
        WHERE [AtomId] = @AtomId
          AND [TenantId] = @TenantId;

        IF @text IS NULL
            THROW 50044, N'The tenant has no text atom of that number.', 1;

        -- A word longer than a token is cut into tokens.
        INSERT INTO @tokens ([TokenPosition], [CharacterOffset], [CharacterLength], [TokenText])
        SELECT
            CAST(ROW_NUMBER() OVER (ORDER BY [w].[WordPosition], [n].[Number]) - 1 AS INT),
            [w].[CharacterOffset] + [n].[Number] * 256,
            CASE WHEN [w].[CharacterLength] - [n].[Number] * 256 > 256 THEN 256 ELSE [w].[CharacterLength] - [n].[Number] * 256 END,
            SUBSTRING([w].[Word], [n].[Number] * 256 + 1, 256)
        FROM [dbo].[fn_Words](@text) AS [w]
        CROSS APPLY [dbo].[fn_Numbers](([w].[CharacterLength] + 255) / 256) AS [n];

        BEGIN TRANSACTION;

        INSERT INTO [dbo].[TokenVocabulary] ([VocabularyName], [TokenText])
        SELECT DISTINCT @VocabularyName, [t].[TokenText]
        FROM @tokens AS [t]
        WHERE NOT EXISTS (
            SELECT 1
            FROM [dbo].[TokenVocabulary] AS [v] WITH (UPDLOCK, HOLDLOCK)
            WHERE [v].[VocabularyName] = @VocabularyName
              AND [v].[TokenText] = [t].[TokenText]);

        -- What the atom counted before goes with its tokens.
        UPDATE [v]
        SET [Frequency] = [v].[Frequency] - [gone].[Times]
        FROM [dbo].[TokenVocabulary] AS [v]
        INNER JOIN (
            SELECT [TokenId], COUNT_BIG(*) AS [Times]
            FROM [dbo].[AtomicTextTokens]
            WHERE [AtomId] = @AtomId
              AND [TenantId] = @TenantId
            GROUP BY [TokenId]
        ) AS [gone] ON [gone].[TokenId] = [v].[TokenId];

        DELETE FROM [dbo].[AtomicTextTokens]
        WHERE [AtomId] = @AtomId
          AND [TenantId] = @TenantId;

        INSERT INTO [dbo].[AtomicTextTokens] ([AtomId], [TokenPosition], [TenantId], [TokenId], [CharacterOffset], [CharacterLength])
        SELECT @AtomId, [t].[TokenPosition], @TenantId, [v].[TokenId], [t].[CharacterOffset], [t].[CharacterLength]
        FROM @tokens AS [t]
        INNER JOIN [dbo].[TokenVocabulary] AS [v]
            ON [v].[VocabularyName] = @VocabularyName
           AND [v].[TokenText] = [t].[TokenText];

        UPDATE [v]
        SET [Frequency] = [v].[Frequency] + [seen].[Times]
        FROM [dbo].[TokenVocabulary] AS [v]
        INNER JOIN (SELECT [TokenText], COUNT_BIG(*) AS [Times] FROM @tokens GROUP BY [TokenText]) AS [seen]
            ON [seen].[TokenText] = [v].[TokenText]
        WHERE [v].[VocabularyName] = @VocabularyName;

        COMMIT TRANSACTION;

        IF @ReturnFigures = 1
            SELECT COUNT(*) AS [Tokens] FROM @tokens;
    END TRY
    BEGIN CATCH
        IF XACT_STATE() <> 0 ROLLBACK TRANSACTION;
        THROW;
    END CATCH;
END;
