-- Takes in what a code atom is built of: its language, its size, how many branches it has, and an embedding of its
-- structure. Taking apart again replaces what was there.
CREATE PROCEDURE [dbo].[sp_AtomizeCode]
    @TenantId    INT,
    @AtomId      BIGINT,
    @ContentType NVARCHAR (128) = N'text/x-code'
AS
BEGIN
    SET NOCOUNT ON;
    SET XACT_ABORT ON;

    DECLARE @text   NVARCHAR (MAX),
            @vector VARBINARY (8000),
            @lines  INT,
            @branch INT;

    BEGIN TRY
        SELECT @text = [CanonicalText]
        FROM [dbo].[Atoms]
        WHERE [AtomId] = @AtomId
          AND [TenantId] = @TenantId;

        IF @text IS NULL
            THROW 50044, N'The tenant has no text atom of that number.', 1;

        SET @lines = 1 + (DATALENGTH(@text) - DATALENGTH(REPLACE(@text, NCHAR(10), N''))) / 2;

        -- McCabe's number, by the words that branch in most languages.
        SET @branch = 1 + (
            SELECT COUNT(*)
            FROM [dbo].[fn_Words](LOWER(@text)) AS [w]
            WHERE [w].[Word] LIKE N'if[^a-z]%' OR [w].[Word] LIKE N'while[^a-z]%' OR [w].[Word] LIKE N'for[^a-z]%'
               OR [w].[Word] IN (N'if', N'while', N'for', N'foreach', N'case', N'when', N'catch', N'&&', N'||', N'elif'));

        BEGIN TRANSACTION;

        DELETE FROM [dbo].[CodeAtoms]
        WHERE [AtomId] = @AtomId
          AND [TenantId] = @TenantId;

        INSERT INTO [dbo].[CodeAtoms] ([AtomId], [TenantId], [CodeLanguage], [NodeType], [StartLine], [EndLine], [Complexity])
        VALUES (@AtomId, @TenantId,
                LEFT(REPLACE(REPLACE(REPLACE(@ContentType, N'text/x-', N''), N'application/', N''), N'text/', N''), 50),
                N'CompilationUnit', 1, @lines, @branch);

        COMMIT TRANSACTION;

        SET @vector = [dbo].[clr_GenerateCodeAstVector](@text, 1998);

        IF @vector IS NOT NULL AND NOT EXISTS (SELECT 1 FROM [dbo].[AtomEmbeddings] WHERE [AtomId] = @AtomId AND [TenantId] = @TenantId)
            EXECUTE [dbo].[sp_StoreEmbedding] @TenantId, @AtomId, @vector;
    END TRY
    BEGIN CATCH
        IF XACT_STATE() <> 0 ROLLBACK TRANSACTION;
        THROW;
    END CATCH;
END;
