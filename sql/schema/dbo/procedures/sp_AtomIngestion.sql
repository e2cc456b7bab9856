-- Runs the pipeline over a batch: takes in each item of a JSON array (contentType, text or base64, metadata), takes it
-- apart by its kind, and bills what was new. An item that fails is written down and does not stop the others.
CREATE PROCEDURE [dbo].[sp_AtomIngestion]
    @TenantId          INT,
    @Items             NVARCHAR (MAX),
    @GenerateEmbedding BIT = 1
AS
BEGIN
    SET NOCOUNT ON;
    SET XACT_ABORT ON;

    DECLARE @item        INT = -1,
            @contentType NVARCHAR (128),
            @text        NVARCHAR (MAX),
            @base64      NVARCHAR (MAX),
            @metadata    NVARCHAR (MAX),
            @content     VARBINARY (MAX),
            @atomId      BIGINT,
            @known       BIT,
            @modality    NVARCHAR (64),
            @new         DECIMAL (18, 6) = 0;

    DECLARE @work TABLE
    (
        [Item]        INT            NOT NULL PRIMARY KEY,
        [ContentType] NVARCHAR (128) NULL,
        [Text]        NVARCHAR (MAX) NULL,
        [Base64]      NVARCHAR (MAX) NULL,
        [Metadata]    NVARCHAR (MAX) NULL,
        [AtomId]      BIGINT         NULL,
        [WasKnown]    BIT            NULL,
        [Failure]     NVARCHAR (4000) NULL
    );

    BEGIN TRY
        IF ISNULL(ISJSON(@Items), 0) = 0
            THROW 50043, N'The batch is a JSON array of items.', 1;

        INSERT INTO @work ([Item], [ContentType], [Text], [Base64], [Metadata])
        SELECT CAST([i].[key] AS INT), [f].[ContentType], [f].[Text], [f].[Base64], [f].[Metadata]
        FROM OPENJSON(@Items) AS [i]
        CROSS APPLY OPENJSON([i].[value]) WITH (
            [ContentType] NVARCHAR (128) N'$.contentType',
            [Text]        NVARCHAR (MAX) N'$.text',
            [Base64]      NVARCHAR (MAX) N'$.base64',
            [Metadata]    NVARCHAR (MAX) N'$.metadata' AS JSON
        ) AS [f];

        WHILE 1 = 1
        BEGIN
            SET @item = (SELECT MIN([Item]) FROM @work WHERE [Item] > @item);
            IF @item IS NULL BREAK;

            BEGIN TRY
                SELECT @contentType = [ContentType], @text = [Text], @base64 = [Base64], @metadata = [Metadata]
                FROM @work
                WHERE [Item] = @item;

                SET @content = CASE
                    WHEN @text IS NOT NULL THEN CAST(@text AS VARBINARY (MAX))
                    -- XQuery's base64Binary is how the server decodes base64.
                    ELSE CAST(N'' AS XML).value(N'xs:base64Binary(sql:variable("@base64"))', N'varbinary(max)')
                END;

                EXECUTE [dbo].[sp_IngestAtom]
                    @Content = @content, @ContentType = @contentType, @Metadata = @metadata, @TenantId = @TenantId,
                    @GenerateEmbedding = @GenerateEmbedding, @AtomId = @atomId OUTPUT, @CanonicalText = @text, @WasKnown = @known OUTPUT;

                SET @modality = [dbo].[fn_ModalityOf](@contentType);

                IF @known = 0
                BEGIN
                    SET @new += 1;

                    IF @modality = N'text' AND @text IS NOT NULL
                        EXECUTE [dbo].[sp_AtomizeText] @TenantId, @atomId, @ReturnFigures = 0;
                    IF @modality = N'code' AND @text IS NOT NULL
                        EXECUTE [dbo].[sp_AtomizeCode] @TenantId, @atomId, @contentType;
                END;

                UPDATE @work SET [AtomId] = @atomId, [WasKnown] = @known WHERE [Item] = @item;
            END TRY
            BEGIN CATCH
                -- The caller's transaction is gone with the item; only outside of one can the batch go on.
                IF XACT_STATE() <> 0 THROW;

                UPDATE @work SET [Failure] = LEFT(ERROR_MESSAGE(), 4000) WHERE [Item] = @item;

                INSERT INTO [dbo].[ErrorLog] ([TenantId], [ProcedureName], [ErrorNumber], [ErrorSeverity], [ErrorState], [ErrorLine], [ErrorMessage])
                VALUES (@TenantId, N'dbo.sp_AtomIngestion', ERROR_NUMBER(), ERROR_SEVERITY(), ERROR_STATE(), ERROR_LINE(), LEFT(ERROR_MESSAGE(), 4000));
            END CATCH;
        END;

        IF @new > 0
            EXECUTE [dbo].[sp_RecordUsage] @TenantId, N'atomization', @new;

        SELECT [Item], [AtomId], [WasKnown], [Failure]
        FROM @work
        ORDER BY [Item];
    END TRY
    BEGIN CATCH
        IF XACT_STATE() <> 0 ROLLBACK TRANSACTION;
        THROW;
    END CATCH;
END;
